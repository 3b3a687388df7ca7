// SPDX-License-Identifier: GPL-3.0-or-later
// Sound beside the pictures, and the preferences, in a whole window with an output made up.
#include <QSlider>
#include <QSpinBox>
#include <QtTest>

#include "tests/ui/fake_sound.h"
#include "tests/ui/find_control.h"
#include "tests/ui/workbench_fixture.h"
#include "ui/bridge/preferences.h"
#include "ui/dialogs/preferences_dialog.h"

using namespace kinechrome;
using namespace kinechrome::ui;
using namespace kinechrome::ui::test;

namespace {

// A window whose film has sound; `log` says what the output was told.
struct SoundBench : WorkbenchFixture {
    QStringList log;
    FakeSound* output = nullptr;

    SoundBench() {
        fake.info.audio.push_back({1, "pcm_s16le", 2, 48000, 4.0, {}});
        fake.makeSound = [this] {
            auto made = std::make_unique<FakeSound>(log);
            output = made.get();
            return made;
        };
    }
    QSlider* volume() { return named<QSlider>(*window, QStringLiteral("Volume")); }
};

// A transport whose time is moved by hand.
struct Clockwork {
    double now = 100.0;
    Transport transport{nullptr, [this] { return now; }};

    Clockwork() {
        transport.setClip(1000, {});
        transport.setRate({25, 1});
        transport.play();
    }
    void advance(double seconds) {
        now += seconds;
        transport.tick();
    }
};

}  // namespace

class TestSound : public QObject {
    Q_OBJECT
    QTemporaryDir folder_;

private Q_SLOTS:
    void initTestCase() { isolateSettings(folder_); }

    void soundBeginsAndEndsWithPlaybackWhereThePlayheadIs() {
        SoundBench bench;
        bench.open();
        QVERIFY(bench.log.contains(QStringLiteral("open street.mkv")));
        bench.transport().seek(50);
        QVERIFY(!bench.log.join(QLatin1Char(' ')).contains(QStringLiteral("play")));
        bench.press(Qt::Key_Space);
        QCOMPARE(bench.log.back(), QStringLiteral("play 2.00"));
        bench.press(Qt::Key_Space);
        QCOMPARE(bench.log.back(), QStringLiteral("pause"));
    }

    void jumpWhilePlayingTakesTheSoundAlong() {
        SoundBench bench;
        bench.open();
        bench.press(Qt::Key_Space);
        bench.transport().seek(75);
        QCOMPARE(bench.log.back(), QStringLiteral("play 3.00"));
    }

    void otherSpeedsAndEveryFrameAreSilent() {
        SoundBench bench;
        bench.open();
        bench.press(Qt::Key_L);
        QVERIFY(bench.log.back().startsWith(QStringLiteral("play")));
        bench.press(Qt::Key_L);
        QCOMPARE(bench.transport().speed(), 2.0);
        QCOMPARE(bench.log.back(), QStringLiteral("pause"));
        bench.press(Qt::Key_K);
        bench.press(Qt::Key_R, Qt::ControlModifier);
        const auto told = bench.log.size();
        bench.press(Qt::Key_Space);
        QVERIFY(bench.transport().playing());
        QCOMPARE(bench.log.size(), told);
    }

    void volumeAndMuteAreHeardShownAndRemembered() {
        SoundBench bench;
        bench.open();
        bench.volume()->setValue(50);
        QCOMPARE(bench.log.back(), QStringLiteral("volume 0.125"));
        bench.press(Qt::Key_X);
        QCOMPARE(bench.log.back(), QStringLiteral("volume 0.000"));
        QCOMPARE(bench.volume()->value(), 0);
        QVERIFY(bench.window->actions().action(QStringLiteral("play.mute"))->isChecked());
        bench.press(Qt::Key_X);
        QCOMPARE(bench.log.back(), QStringLiteral("volume 0.125"));
        const Workbench next(bench.fake.backend());
        QCOMPARE(const_cast<Workbench&>(next).sound().volume(), 50);
    }

    void silentFilmSaysSoAndOpensNoDevice() {
        SoundBench bench;
        bench.fake.info.audio.clear();
        bench.open();
        QVERIFY(bench.output == nullptr);
        QVERIFY(!bench.volume()->isEnabled());
        QCOMPARE(bench.volume()->toolTip(), QStringLiteral("This film has no sound."));
        bench.press(Qt::Key_Space);
        QTRY_VERIFY(bench.transport().frame() > 1);
    }

    void lostDeviceLeavesThePicturesRunning() {
        SoundBench bench;
        bench.open();
        bench.press(Qt::Key_Space);
        Q_EMIT bench.output->unavailable(QStringLiteral("The device has gone."));
        QCOMPARE(bench.log.back(), QStringLiteral("close"));
        QCOMPARE(bench.volume()->toolTip(), QStringLiteral("The device has gone."));
        const std::int64_t then = bench.transport().frame();
        QTRY_VERIFY(bench.transport().frame() > then);
    }

    void picturesFollowTheSoundThatIsFarOff() {
        Clockwork clock;
        clock.advance(1.0);
        QCOMPARE(clock.transport.frame(), 25);
        clock.transport.follow(2.0);
        clock.advance(0.0);
        QCOMPARE(clock.transport.frame(), 50);
    }

    void picturesWaitForSoundThatComesLate() {
        Clockwork clock;
        clock.advance(1.0);
        clock.transport.follow(0.4);
        clock.advance(0.0);
        QCOMPARE(clock.transport.frame(), 25);  // held, not turned round
        clock.advance(0.5);
        QCOMPARE(clock.transport.frame(), 25);
        clock.advance(0.15);
        QCOMPARE(clock.transport.frame(), 26);
    }

    void smallDifferencesAreTakenAwayLittleByLittle() {
        Clockwork clock;
        clock.advance(1.0);
        clock.transport.follow(1.1);
        clock.advance(0.0);
        QCOMPARE(clock.transport.frame(), 25);
        for (int report = 0; report < 30; ++report) clock.transport.follow(1.1);
        clock.advance(0.01);
        QCOMPARE(clock.transport.frame(), 27);
    }

    void soundIsNoClockAtOtherSpeeds() {
        Clockwork clock;
        clock.transport.shuttle(+1);  // twice
        clock.advance(1.0);
        clock.transport.follow(20.0);
        clock.advance(0.0);
        QCOMPARE(clock.transport.frame(), 50);
    }

    void budgetOfThePreviewTakesEffectAtOnceAndIsRemembered() {
        WorkbenchFixture bench;
        bench.open();
        bench.press(Qt::Key_Comma, Qt::ControlModifier);
        PreferencesDialog& dialog = bench.window->preferences();
        QVERIFY(dialog.isVisible());
        // 512 MiB: half of it in pictures of 640x480 and 4 bytes a pixel.
        QVERIFY(dialog.cacheText().contains(QLocale().toString(218)));
        dialog.cache().setValue(1024);
        QCOMPARE(bench.fake.cacheBytes, std::size_t{1} << 30U);
        QVERIFY(dialog.cacheText().contains(QLocale().toString(436)));
        QCOMPARE(cacheMib(), 1024);
        bench.workbench->open(QStringLiteral("/films/other.mkv"));
        QCOMPARE(bench.fake.openedCacheBytes, std::size_t{1} << 30U);
    }
};

QTEST_MAIN(TestSound)
#include "tst_sound.moc"
