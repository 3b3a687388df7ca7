// SPDX-License-Identifier: GPL-3.0-or-later
// Segments as a person works with them: found, split, merged, moved, named, approved, left alone.
#include <QComboBox>
#include <QLineEdit>
#include <QSlider>
#include <QtTest>

#include "tests/ui/workbench_fixture.h"
#include "ui/panels/segment_panel.h"
#include "ui/timeline/segment_painter.h"

using namespace kinechrome;
using namespace kinechrome::ui;
using namespace kinechrome::ui::test;

namespace {

template <class Control>
Control* named(QWidget& parent, const QString& name) {
    for (auto* control : parent.findChildren<Control*>()) {
        if (control->accessibleName() == name) return control;
    }
    return nullptr;
}

}  // namespace

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
        QVERIFY(stateOf({1, 2}, states) == SegmentState::Rendering);
        QVERIFY(stateOf({2, 2}, states) == SegmentState::NotYet);
        QVERIFY(stateOf({3, 4}, states) == SegmentState::Failed);
        QVERIFY(stateOf({9, 9}, states) == SegmentState::NotYet);
    }
};

QTEST_MAIN(TestSegments)
#include "tst_segments.moc"
