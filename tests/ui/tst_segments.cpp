// SPDX-License-Identifier: GPL-3.0-or-later
// Segments as a person works with them: found, split, merged, moved, named, approved, left alone.
#include <QComboBox>
#include <QLineEdit>
#include <QSlider>
#include <QtTest>

#include "tests/ui/find_control.h"
#include "tests/ui/workbench_fixture.h"
#include "ui/panels/segment_panel.h"
#include "ui/timeline/segment_painter.h"

using namespace kinechrome;
using namespace kinechrome::ui;
using namespace kinechrome::ui::test;

class TestSegments : public QObject {
    Q_OBJECT
    QTemporaryDir folder_;

    static const std::vector<edit::Segment>& segmentsOf(const WorkbenchFixture& bench) {
        return bench.workbench->document().segments;
    }

private Q_SLOTS:
    void initTestCase() { isolateSettings(folder_); }
    void cleanup() { QDir(folder_.filePath(QStringLiteral("kinechrome"))).removeRecursively(); }

    void shotsBecomeSegmentsWithoutBeingAnEdit() {
        WorkbenchFixture bench;
        bench.open();
        QTRY_COMPARE(segmentsOf(bench).size(), std::size_t{3});
        QCOMPARE(segmentsOf(bench)[1].range, (edit::FrameRange{30, 69}));
        QVERIFY(!bench.window->isWindowModified());
        QVERIFY(!bench.workbench->editor().undoStack().canUndo());
    }

    void splitAndMergeByKeys() {
        WorkbenchFixture bench;
        bench.open();
        QTRY_COMPARE(segmentsOf(bench).size(), std::size_t{3});
        bench.transport().seek(50);
        bench.press(Qt::Key_B, Qt::ControlModifier);
        QCOMPARE(segmentsOf(bench).size(), std::size_t{4});
        QCOMPARE(segmentsOf(bench)[2].range.first, 50);
        QVERIFY(!bench.window->actions().action(QStringLiteral("segment.split"))->isEnabled());
        bench.transport().seek(40);
        bench.press(Qt::Key_J, Qt::ControlModifier);
        QCOMPARE(segmentsOf(bench).size(), std::size_t{3});
        bench.press(Qt::Key_Z, Qt::ControlModifier);
        bench.press(Qt::Key_Z, Qt::ControlModifier);
        QVERIFY(!bench.window->isWindowModified());
    }

    void cutMovesByAFrameAndThePlayheadGoesAlong() {
        WorkbenchFixture bench;
        bench.open();
        QTRY_COMPARE(segmentsOf(bench).size(), std::size_t{3});
        bench.press(Qt::Key_Down);
        QCOMPARE(bench.transport().frame(), 30);
        bench.press(Qt::Key_BracketLeft, Qt::ControlModifier);
        bench.press(Qt::Key_BracketLeft, Qt::ControlModifier);
        QCOMPARE(segmentsOf(bench)[1].range.first, 28);
        QCOMPARE(bench.transport().frame(), 28);
        bench.press(Qt::Key_BracketRight, Qt::ControlModifier);
        QCOMPARE(segmentsOf(bench)[0].range.last, 28);
        QCOMPARE(bench.workbench->editor().undoStack().count(), 1);
    }

    void segmentIsNamedApprovedAndLeftAsItIs() {
        WorkbenchFixture bench;
        bench.open();
        QTRY_COMPARE(segmentsOf(bench).size(), std::size_t{3});
        bench.press(Qt::Key_A);
        QVERIFY(segmentsOf(bench)[0].approved);
        bench.press(Qt::Key_L, Qt::ControlModifier);
        QVERIFY(segmentsOf(bench)[0].skip);
        QVERIFY(bench.fake.plans.back().skips(0));
        QVERIFY(!bench.fake.plans.back().skips(30));
        bench.press(Qt::Key_N);
        auto* name = named<QLineEdit>(*bench.window, QStringLiteral("Name of the segment"));
        QTest::keyClicks(name, QStringLiteral("Main title"));
        QTest::keyClick(name, Qt::Key_Return);
        QCOMPARE(segmentsOf(bench)[0].name, std::string("Main title"));
        bench.press(Qt::Key_A, Qt::ControlModifier | Qt::ShiftModifier);
        QCOMPARE(bench.transport().frame(), 30);
    }

    void saturationOfOneSegmentLeavesTheOthers() {
        WorkbenchFixture bench;
        bench.open();
        QTRY_COMPARE(segmentsOf(bench).size(), std::size_t{3});
        bench.transport().seek(35);
        auto* scope = named<QComboBox>(*bench.window, QStringLiteral("What the settings are for"));
        scope->setFocus();
        QTest::keyClick(scope, Qt::Key_Down);
        named<QSlider>(*bench.window, QStringLiteral("Saturation"))->setValue(50);
        QTRY_COMPARE(segmentsOf(bench)[1].settings.saturation, 0.5);
        QCOMPARE(segmentsOf(bench)[0].settings.saturation, 1.0);
        QCOMPARE(bench.fake.plans.back().settingsAt(35).saturation, 0.5);
        QCOMPARE(bench.fake.plans.back().settingsAt(29).saturation, 1.0);
        bench.transport().seek(0);
        QCOMPARE(named<QSlider>(*bench.window, QStringLiteral("Saturation"))->value(), 100);
    }

    void stateOfASegmentIsThatOfItsFrames() {
        using enum pipeline::FrameState;
        const std::vector<pipeline::FrameState> states{Cached, Cached, Unknown, Pending, Failed};
        QVERIFY(stateOf({0, 1}, states) == SegmentState::Cached);
        QVERIFY(stateOf({1, 2}, states) == SegmentState::Partly);
        QVERIFY(stateOf({1, 3}, states) == SegmentState::Rendering);
        QVERIFY(stateOf({2, 2}, states) == SegmentState::NotYet);
        QVERIFY(stateOf({3, 4}, states) == SegmentState::Failed);
        QVERIFY(stateOf({9, 9}, states) == SegmentState::NotYet);
        QCOMPARE(percentCached({0, 1}, states), 100);
        QCOMPARE(percentCached({0, 3}, states), 50);
        QCOMPARE(percentCached({2, 4}, states), 0);
        // A film of which much does not fit: never all of it, never none.
        std::vector<pipeline::FrameState> many(1000, Cached);
        many[500] = Unknown;
        QCOMPARE(percentCached({0, 999}, many), 99);
        std::vector<pipeline::FrameState> few(1000, Unknown);
        few[500] = Cached;
        QCOMPARE(percentCached({0, 999}, few), 1);
    }
};

QTEST_MAIN(TestSegments)
#include "tst_segments.moc"
