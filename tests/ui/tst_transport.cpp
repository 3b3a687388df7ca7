// SPDX-License-Identifier: GPL-3.0-or-later
// The playback clock beat by beat, timecode, the timeline's scale and what is on show; no window.
#include <QtTest>

#include "tests/ui/fake_backend.h"
#include "ui/timeline/timecode.h"
#include "ui/timeline/timeline_scale.h"
#include "ui/timeline/transport.h"
#include "ui/view/frame_assembler.h"

using namespace kinechrome;
using namespace kinechrome::ui;
using pipeline::ViewKind;

namespace {

// A transport whose time is moved by hand.
struct Clockwork {
    double now = 100.0;
    Transport transport{nullptr, [this] { return now; }};

    Clockwork() {
        transport.setClip(100, {});
        transport.setRate({25, 1});
    }
    void advance(double seconds) {
        now += seconds;
        transport.tick();
    }
};

pipeline::PreviewFrame picture(std::int64_t index, ViewKind kind) {
    pipeline::PreviewFrame frame;
    frame.index = index;
    frame.kind = kind;
    frame.image = test::fakePicture(index, kind, 4, 4);
    frame.stabilized = true;
    return frame;
}

}  // namespace

class TestTransport : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void realTimeFollowsTheClock() {
        Clockwork clock;
        clock.transport.play();
        clock.advance(0.041);
        QCOMPARE(clock.transport.frame(), 1);
        clock.advance(1.0);
        QCOMPARE(clock.transport.frame(), 26);
    }

    void picturesThatWereSkippedCountAsDropped() {
        Clockwork clock;
        clock.transport.play();
        clock.transport.pictureShown(0);
        clock.advance(0.2);
        clock.transport.pictureShown(5);
        QCOMPARE(clock.transport.rates().dropped, 4);
    }

    void everyFrameWaitsForThePicture() {
        Clockwork clock;
        clock.transport.setPolicy(PlaybackPolicy::EveryFrame);
        clock.transport.play();
        clock.advance(1.0);
        QCOMPARE(clock.transport.frame(), 0);
        clock.transport.pictureShown(0);
        clock.advance(0.001);
        QCOMPARE(clock.transport.frame(), 1);
        clock.advance(1.0);
        QCOMPARE(clock.transport.frame(), 1);
        QCOMPARE(clock.transport.rates().dropped, 0);
    }

    void playbackStopsAtTheEndAndStartsOver() {
        Clockwork clock;
        clock.transport.seek(95);
        clock.transport.play();
        clock.advance(1.0);
        QCOMPARE(clock.transport.frame(), 99);
        QVERIFY(!clock.transport.playing());
        clock.transport.play();
        QCOMPARE(clock.transport.frame(), 0);
    }

    void loopedRangeComesAround() {
        Clockwork clock;
        clock.transport.setInPoint(10);
        clock.transport.setOutPoint(19);
        clock.transport.setLoopsRange(true);
        clock.transport.play();
        QCOMPARE(clock.transport.frame(), 10);
        clock.advance(0.5);
        QCOMPARE(clock.transport.frame(), 10);
        QVERIFY(clock.transport.playing());
    }

    void outBeforeInLetsTheInPointGo() {
        Clockwork clock;
        clock.transport.setInPoint(50);
        clock.transport.setOutPoint(40);
        QVERIFY(!clock.transport.inPoint());
        QCOMPARE(*clock.transport.outPoint(), 40);
    }

    void timecodeIsWritten_data() {
        QTest::addColumn<int>("num");
        QTest::addColumn<int>("den");
        QTest::addColumn<QString>("start");
        QTest::addColumn<int>("frame");
        QTest::addColumn<QString>("text");
        QTest::newRow("25 fps") << 25 << 1 << "" << 1510 << "00:01:00:10";
        QTest::newRow("film") << 24000 << 1001 << "" << 24 << "00:00:01:00";
        QTest::newRow("starts at one hour") << 25 << 1 << "01:00:00:00" << 30 << "01:00:01:05";
        QTest::newRow("drop frame before the minute")
            << 30000 << 1001 << "00:00:00;00" << 1799 << "00:00:59;29";
        QTest::newRow("drop frame at the minute")
            << 30000 << 1001 << "00:00:00;00" << 1800 << "00:01:00;02";
        QTest::newRow("drop frame at ten minutes")
            << 30000 << 1001 << "00:00:00;00" << 17982 << "00:10:00;00";
    }
    void timecodeIsWritten() {
        QFETCH(int, num);
        QFETCH(int, den);
        QFETCH(QString, start);
        QFETCH(int, frame);
        QFETCH(QString, text);
        const TimeBase base{{num, den}, start};
        QCOMPARE(formatTime(frame, TimeFormat::Timecode, base), text);
        const auto parsed = parseTime(text, TimeFormat::Timecode, base, 0);
        QVERIFY(parsed.has_value());
        QCOMPARE(*parsed, frame);
    }

    void fieldsThatAreMissingAreThoseOfTheStart() {
        const TimeBase hour{{25, 1}, QStringLiteral("01:00:00:00")};
        const auto typed = [&](const char* text) {
            return parseTime(QString::fromLatin1(text), TimeFormat::Timecode, hour, 0);
        };
        QCOMPARE(typed("02:10"), std::optional<std::int64_t>(60));
        QCOMPARE(typed("01:02:10"), std::optional<std::int64_t>(1560));
        QCOMPARE(typed("01:00:02:10"), std::optional<std::int64_t>(60));
        QVERIFY(!typed("00:59:59:24"));  // before the film begins
        const TimeBase drop{{30000, 1001}, QStringLiteral("01:00:00;00")};
        QCOMPARE(parseTime(QStringLiteral("+00:10:00:00"), TimeFormat::Timecode, drop, 5),
                 std::optional<std::int64_t>(17982 + 5));
    }

    void impossibleTimecodeIsRefused() {
        QVERIFY(!parseTime(QStringLiteral("00:00:01:25"), TimeFormat::Timecode, {{25, 1}, {}}, 0));
        QVERIFY(!parseTime(QStringLiteral("noon"), TimeFormat::Timecode, {{25, 1}, {}}, 0));
    }

    void zoomKeepsTheFrameUnderTheMouse() {
        TimelineScale scale;
        scale.setWidth(1000.0);
        scale.setCount(1000);
        const std::int64_t before = scale.frameAt(300.0);
        scale.zoom(4.0, 300.0);
        QCOMPARE(scale.frameAt(300.0), before);
        QCOMPARE(scale.visible(), 250.0);
        scale.zoom(0.01, 300.0);
        QCOMPARE(scale.visible(), 1000.0);
    }

    void pausedFrameIsNeverShownWithAnotherFramesColour() {
        FrameAssembler assembler;
        assembler.want(3, false);
        QVERIFY(assembler.add(picture(3, ViewKind::Gray)));
        QCOMPARE(assembler.shown().view(ViewKind::Color).state, PictureState::StandIn);
        QVERIFY(assembler.add(picture(3, ViewKind::Color)));
        assembler.want(4, false);
        QVERIFY(!assembler.add(picture(5, ViewKind::Gray)));
        QCOMPARE(assembler.shown().index, 3);
        QVERIFY(assembler.add(picture(4, ViewKind::Gray)));
        QCOMPARE(assembler.shown().index, 4);
        QCOMPARE(assembler.shown().view(ViewKind::Color).state, PictureState::StandIn);
    }

    void playbackShowsFramesOnceTheirColourIsThere() {
        FrameAssembler assembler;
        assembler.want(0, false);
        assembler.add(picture(0, ViewKind::Gray));
        assembler.want(1, true);
        QVERIFY(!assembler.add(picture(1, ViewKind::Gray)));
        QVERIFY(assembler.add(picture(1, ViewKind::Color)));
        QCOMPARE(assembler.shown().index, 1);
    }

    void playbackGoesOnInGrayWhenColourFallsFarBehind() {
        FrameAssembler assembler;
        assembler.want(0, false);
        assembler.add(picture(0, ViewKind::Gray));
        assembler.want(40, true);
        QVERIFY(assembler.add(picture(40, ViewKind::Gray)));
        QCOMPARE(assembler.shown().index, 40);
        QCOMPARE(assembler.shown().view(ViewKind::Color).state, PictureState::StandIn);
    }
};

QTEST_GUILESS_MAIN(TestTransport)
#include "tst_transport.moc"
