// SPDX-License-Identifier: GPL-3.0-or-later
// The tools without a mouse: hints placed, moved and drawn, and the mask's edges moved, by keys
// alone.
#include <cmath>

#include <QtTest>

#include "tests/ui/hint_fixture.h"
#include "ui/actions/action_registry.h"
#include "ui/panels/segment_panel.h"
#include "ui/view/mask_layer.h"

using namespace kinechrome;
using namespace kinechrome::ui;
using namespace kinechrome::ui::test;

namespace {

constexpr auto far = Qt::ControlModifier | Qt::ShiftModifier;

bool near(double x, double y) {
    return std::abs(x - y) < 1e-6;
}

struct KeyBench : HintFixture {
    // The film is 640 by 480.
    [[nodiscard]] QRectF mask() const { return workbench->mask().inFilm(); }
    void undo() { press(Qt::Key_Z, Qt::ControlModifier); }
    [[nodiscard]] int steps() const { return workbench->editor().undoStack().index(); }
};

}  // namespace

class TestToolKeys : public QObject {
    Q_OBJECT
    QTemporaryDir folder_;

private Q_SLOTS:
    void initTestCase() { isolateSettings(folder_); }
    void cleanup() { QDir(folder_.filePath(QStringLiteral("kinechrome"))).removeRecursively(); }

    void hintIsPlacedInTheMiddleOrWhereThePointerIs() {
        KeyBench bench;
        bench.open();
        QTRY_COMPARE(bench.workbench->document().segments.size(), std::size_t{3});
        bench.press(Qt::Key_H, Qt::ShiftModifier);
        QVERIFY(bench.workbench->hints().active());
        QCOMPARE(bench.hints().size(), std::size_t{1});
        QVERIFY(near(bench.hints()[0].x, 0.5) && near(bench.hints()[0].y, 0.375));
        QTest::mouseMove(&bench.layer(), bench.at({160, 120}));
        QTRY_VERIFY(bench.workbench->sync().hover().has_value());
        bench.press(Qt::Key_H, Qt::ShiftModifier);
        QCOMPARE(bench.hints().size(), std::size_t{2});
        QVERIFY(std::abs(bench.hints()[1].x - 0.25) < 0.01);
        QVERIFY(std::abs(bench.hints()[1].y - 0.1875) < 0.01);
    }

    void chosenHintMovesByStepsAndTenTimesAsFarWithShift() {
        KeyBench bench;
        bench.openTool();
        bench.press(Qt::Key_H, Qt::ShiftModifier);
        const int steps = bench.steps();
        bench.press(Qt::Key_Right, Qt::ControlModifier);
        QVERIFY(near(bench.hints()[0].x, (320.0 + 2.0) / 640.0));
        bench.press(Qt::Key_Right, far);
        QVERIFY(near(bench.hints()[0].x, (320.0 + 22.0) / 640.0));
        bench.press(Qt::Key_Up, far);
        QVERIFY(near(bench.hints()[0].y, (240.0 - 20.0) / 640.0));
        bench.press(Qt::Key_Left, far);
        bench.press(Qt::Key_Down, far);
        bench.press(Qt::Key_Down, Qt::ControlModifier);
        QVERIFY(near(bench.hints()[0].x, 322.0 / 640.0));
        QVERIFY(near(bench.hints()[0].y, 242.0 / 640.0));
        QCOMPARE(bench.steps(), steps + 1);
        bench.undo();
        QVERIFY(near(bench.hints()[0].x, 0.5) && near(bench.hints()[0].y, 0.375));
    }

    void penDrawsAStrokeThatIsOneStepOfUndo() {
        KeyBench bench;
        bench.openTool();
        QAction* draw = bench.window->actions().action(QStringLiteral("hint.draw"));
        bench.press(Qt::Key_T);
        QVERIFY(draw->isChecked() && bench.workbench->hints().pen());
        QCOMPARE(bench.hints().size(), std::size_t{1});
        for (int i = 0; i < 3; ++i) bench.press(Qt::Key_Right, far);
        for (int i = 0; i < 3; ++i) bench.press(Qt::Key_Down, far);
        const auto stroke = bench.hints();
        QVERIFY(stroke.size() > 4);
        for (const edit::Hint& dab : stroke) QCOMPARE(dab.stroke, stroke.front().stroke);
        QVERIFY(stroke.front().stroke != 0);
        // Its end lies where the keys led, as near as dabs lie to each other.
        QVERIFY(std::abs(stroke.back().x - 380.0 / 640.0) <= stroke.back().radius);
        QVERIFY(std::abs(stroke.back().y - 300.0 / 640.0) <= stroke.back().radius);
        bench.press(Qt::Key_T);
        QVERIFY(!draw->isChecked() && !bench.workbench->hints().pen());
        // Lifted, the same keys move the stroke.
        bench.press(Qt::Key_Left, far);
        QCOMPARE(bench.hints().size(), stroke.size());
        QVERIFY(near(bench.hints()[0].x, stroke[0].x - 20.0 / 640.0));
        bench.undo();
        QVERIFY(near(bench.hints()[0].x, stroke[0].x));
        bench.undo();
        QVERIFY(bench.hints().empty());
    }

    void smallStepsAddUpToAStroke() {
        KeyBench bench;
        bench.openTool();
        bench.press(Qt::Key_T);
        for (int i = 0; i < 20; ++i) bench.press(Qt::Key_Right, Qt::ControlModifier);
        QVERIFY(bench.hints().size() >= 3);
        QVERIFY(std::abs(bench.hints().back().x - 360.0 / 640.0) <= bench.hints().back().radius);
    }

    void penStartsAtTheChosenHintAndIsLiftedByUndoAndByAnotherFrame() {
        KeyBench bench;
        bench.openTool();
        bench.click({160, 120});
        bench.press(Qt::Key_T);
        QCOMPARE(bench.hints().size(), std::size_t{2});
        QVERIFY(near(bench.hints()[1].x, bench.hints()[0].x));
        bench.press(Qt::Key_Right, far);
        bench.undo();
        QCOMPARE(bench.hints().size(), std::size_t{1});
        QVERIFY(!bench.workbench->hints().pen());
        bench.press(Qt::Key_T);
        QVERIFY(bench.workbench->hints().pen());
        bench.seek(5);
        QVERIFY(!bench.workbench->hints().pen());
        bench.press(Qt::Key_T);
        bench.press(Qt::Key_H);  // the tool is put away
        QVERIFY(!bench.workbench->hints().pen());
    }

    void edgesOfTheMaskAreChosenAndMoved() {
        KeyBench bench;
        bench.open();
        QTRY_COMPARE(bench.workbench->document().segments.size(), std::size_t{3});
        QVERIFY(!bench.window->actions().action(QStringLiteral("hint.left"))->isEnabled());
        bench.press(Qt::Key_R);
        QVERIFY(bench.window->actions().action(QStringLiteral("hint.left"))->isEnabled());
        QTRY_VERIFY(!bench.window->findChild<SegmentPanel*>()->visibleRegion().isEmpty());
        const int steps = bench.steps();
        bench.press(Qt::Key_Right, far);
        bench.press(Qt::Key_Right, Qt::ControlModifier);
        QCOMPARE(bench.mask(), QRectF(22, 0, 618, 480));
        bench.press(Qt::Key_Up, far);  // not this edge's way
        QCOMPARE(bench.mask(), QRectF(22, 0, 618, 480));
        QCOMPARE(bench.steps(), steps + 1);
        bench.press(Qt::Key_BracketRight);
        bench.press(Qt::Key_Down, far);
        QCOMPARE(bench.mask(), QRectF(22, 20, 618, 460));
        QCOMPARE(bench.steps(), steps + 2);
        bench.press(Qt::Key_BracketRight);
        bench.press(Qt::Key_Left, far);
        bench.press(Qt::Key_BracketRight);
        bench.press(Qt::Key_Up, Qt::ControlModifier);
        QCOMPARE(bench.mask(), QRectF(22, 20, 598, 458));
        bench.press(Qt::Key_BracketRight);  // all of it, as far as the picture goes
        bench.press(Qt::Key_Left, far);
        bench.press(Qt::Key_Left, far);
        QVERIFY(near(bench.mask().left(), 0.0) && near(bench.mask().width(), 598.0));
        bench.undo();
        bench.undo();
        bench.undo();
        QCOMPARE(bench.mask(), QRectF(22, 20, 618, 460));
        bench.press(Qt::Key_R, Qt::ShiftModifier);
        QVERIFY(!bench.workbench->mask().mask());
    }

    void chosenEdgeIsSaidAndSeen() {
        KeyBench bench;
        bench.open();
        QTRY_COMPARE(bench.workbench->document().segments.size(), std::size_t{3});
        bench.press(Qt::Key_R);
        auto* layer = bench.window->views().pane(ViewKind::Color).findChild<MaskLayer*>();
        QCOMPARE(layer->accessibleDescription(), QStringLiteral("The keys move: left edge"));
        const QImage before = layer->grab().toImage();
        bench.press(Qt::Key_BracketLeft);
        QCOMPARE(layer->accessibleDescription(), QStringLiteral("The keys move: the whole mask"));
        bench.press(Qt::Key_BracketLeft);
        QCOMPARE(layer->accessibleDescription(), QStringLiteral("The keys move: bottom edge"));
        QVERIFY(layer->grab().toImage() != before);
    }
};

QTEST_MAIN(TestToolKeys)
#include "tst_tool_keys.moc"
