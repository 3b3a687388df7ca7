// SPDX-License-Identifier: GPL-3.0-or-later
// The playhead under keys and mouse, in a whole window.
#include <QClipboard>
#include <QGuiApplication>
#include <QtTest>

#include "tests/ui/workbench_fixture.h"
#include "ui/timeline/time_label.h"
#include "ui/timeline/transport_bar.h"

using namespace kinechrome::ui;
using namespace kinechrome::ui::test;

class TestPlayhead : public QObject {
    Q_OBJECT
    QTemporaryDir folder_;

private Q_SLOTS:
    void initTestCase() { isolateSettings(folder_); }

    void keysMoveThePlayhead_data() {
        QTest::addColumn<int>("from");
        QTest::addColumn<Qt::Key>("key");
        QTest::addColumn<Qt::KeyboardModifiers>("modifiers");
        QTest::addColumn<int>("to");
        const Qt::KeyboardModifiers none = Qt::NoModifier;
        const Qt::KeyboardModifiers shift = Qt::ShiftModifier;
        QTest::newRow("right") << 10 << Qt::Key_Right << none << 11;
        QTest::newRow("left") << 10 << Qt::Key_Left << none << 9;
        QTest::newRow("left at the start") << 0 << Qt::Key_Left << none << 0;
        QTest::newRow("shift right") << 10 << Qt::Key_Right << shift << 20;
        QTest::newRow("shift left") << 10 << Qt::Key_Left << shift << 0;
        QTest::newRow("end") << 10 << Qt::Key_End << none << 99;
        QTest::newRow("home") << 10 << Qt::Key_Home << none << 0;
        QTest::newRow("next cut") << 10 << Qt::Key_Down << none << 30;
        QTest::newRow("next cut from a cut") << 30 << Qt::Key_Down << none << 70;
        QTest::newRow("next cut from the last shot") << 80 << Qt::Key_Down << none << 99;
        QTest::newRow("previous cut") << 50 << Qt::Key_Up << none << 30;
        QTest::newRow("previous cut from the first shot") << 10 << Qt::Key_Up << none << 0;
    }
    void keysMoveThePlayhead() {
        QFETCH(int, from);
        QFETCH(Qt::Key, key);
        QFETCH(Qt::KeyboardModifiers, modifiers);
        QFETCH(int, to);
        WorkbenchFixture bench;
        bench.open();
        bench.transport().seek(from);
        bench.press(key, modifiers);
        QCOMPARE(bench.transport().frame(), to);
        QTRY_COMPARE(bench.workbench->shown().index, to);
    }

    void draggingOverTheTimelineAsksForTheFramesUnderTheMouse() {
        WorkbenchFixture bench;
        bench.open();
        TimelineView& timeline = bench.window->timeline();
        const auto at = [&](std::int64_t frame) {
            return QPoint(qRound(timeline.xOf(frame)), timeline.height() / 2);
        };
        bench.fake.requests.clear();
        QTest::mousePress(&timeline, Qt::LeftButton, {}, at(20));
        QTest::mouseMove(&timeline, at(40));
        QTest::mouseMove(&timeline, at(75));
        QTest::mouseRelease(&timeline, Qt::LeftButton, {}, at(75));
        QCOMPARE(bench.transport().frame(), 75);
        const FakeBackend::Request first{20, false};
        const FakeBackend::Request last{75, false};
        QCOMPARE(bench.fake.requests.front(), first);
        QCOMPARE(bench.fake.requests.back(), last);
        QTRY_COMPARE(bench.workbench->shown().index, 75);
    }

    void jAndLShuttleFasterWithEachPress() {
        WorkbenchFixture bench;
        bench.open();
        bench.transport().seek(50);
        bench.press(Qt::Key_L);
        QCOMPARE(bench.transport().speed(), 1.0);
        bench.press(Qt::Key_L);
        bench.press(Qt::Key_L);
        QCOMPARE(bench.transport().speed(), 4.0);
        bench.press(Qt::Key_J);
        QCOMPARE(bench.transport().speed(), -1.0);
        bench.press(Qt::Key_J);
        QCOMPARE(bench.transport().speed(), -2.0);
        bench.press(Qt::Key_K);
        QVERIFY(!bench.transport().playing());
    }

    void heldKTurnsJAndLIntoSingleSteps() {
        WorkbenchFixture bench;
        bench.open();
        bench.transport().seek(50);
        QTest::keyPress(bench.window.get(), Qt::Key_K);
        bench.press(Qt::Key_L);
        QCOMPARE(bench.transport().frame(), 51);
        QVERIFY(!bench.transport().playing());
        bench.press(Qt::Key_J);
        bench.press(Qt::Key_J);
        QCOMPARE(bench.transport().frame(), 49);
        QTest::keyRelease(bench.window.get(), Qt::Key_K);
        bench.press(Qt::Key_L);
        QVERIFY(bench.transport().playing());
    }

    void spacePlaysAndPauses() {
        WorkbenchFixture bench;
        bench.open();
        bench.press(Qt::Key_Space);
        QVERIFY(bench.transport().playing());
        QTRY_VERIFY(bench.transport().frame() > 2);
        bench.press(Qt::Key_Space);
        QVERIFY(!bench.transport().playing());
        QTRY_COMPARE(bench.workbench->shown().index, bench.transport().frame());
    }

    void inAndOutAreMarkedAndCleared() {
        WorkbenchFixture bench;
        bench.open();
        bench.transport().seek(20);
        bench.press(Qt::Key_I);
        bench.transport().seek(40);
        bench.press(Qt::Key_O);
        QCOMPARE(bench.transport().range()->first, 20);
        QCOMPARE(bench.transport().range()->last, 40);
        bench.press(Qt::Key_I, Qt::ShiftModifier);
        QCOMPARE(bench.transport().range()->first, 0);
        bench.press(Qt::Key_O, Qt::ShiftModifier);
        QCOMPARE(bench.transport().range()->last, 99);
    }

    void clickingThePositionCyclesItsFormat() {
        WorkbenchFixture bench;
        bench.open();
        bench.transport().seek(30);
        TimeLabel& position = bench.window->transportBar().position();
        QCOMPARE(position.text(), QStringLiteral("00:00:01:05"));
        QTest::mouseClick(&position, Qt::LeftButton);
        QCOMPARE(position.text(), QStringLiteral("30"));
        QTest::mouseClick(&position, Qt::LeftButton);
        QCOMPARE(position.text(), QStringLiteral("1.200 s"));
        QTest::mouseClick(&position, Qt::LeftButton);
        QCOMPARE(position.text(), QStringLiteral("00:00:01:05"));
    }

    void typedPositionIsGoneTo_data() {
        QTest::addColumn<QString>("typed");
        QTest::addColumn<int>("frame");
        QTest::newRow("timecode") << "00:00:02:10" << 60;
        QTest::newRow("short timecode") << "2:10" << 60;
        QTest::newRow("frame") << "77" << 77;
        QTest::newRow("seconds") << "1.6s" << 40;
        QTest::newRow("forward") << "+5" << 15;
        QTest::newRow("back") << "-4" << 6;
        QTest::newRow("beyond the end") << "5000" << 99;
        QTest::newRow("nonsense") << "here" << 10;
    }
    void typedPositionIsGoneTo() {
        QFETCH(QString, typed);
        QFETCH(int, frame);
        WorkbenchFixture bench;
        bench.open();
        bench.transport().seek(10);
        bench.press(Qt::Key_G, Qt::ControlModifier);
        TimeLabel& position = bench.window->transportBar().position();
        QVERIFY(!position.isReadOnly());
        QTest::keyClicks(&position, typed);
        QTest::keyClick(&position, Qt::Key_Return);
        QCOMPARE(bench.transport().frame(), frame);
        QVERIFY(position.isReadOnly());
    }

    void timecodeIsCopied() {
        WorkbenchFixture bench;
        bench.open();
        bench.transport().seek(60);
        bench.press(Qt::Key_C, Qt::ControlModifier);
        QCOMPARE(QGuiApplication::clipboard()->text(), QStringLiteral("00:00:02:10"));
    }

    void keysDoNothingWithoutFootageAndSayWhy() {
        WorkbenchFixture bench;
        bench.start();
        bench.press(Qt::Key_Space);
        QVERIFY(!bench.transport().playing());
        const QAction* play = bench.window->actions().action(QStringLiteral("play.toggle"));
        QVERIFY(!play->isEnabled());
        QVERIFY(play->toolTip().contains(QStringLiteral("Open footage first.")));
    }
};

QTEST_MAIN(TestPlayhead)
#include "tst_playhead.moc"
