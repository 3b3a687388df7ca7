// SPDX-License-Identifier: GPL-3.0-or-later
// Hints placed, moved, resized, recoloured, removed and copied with the mouse and with keys.
#include <QToolButton>
#include <QWheelEvent>
#include <QtTest>

#include "core/color/lab.h"
#include "tests/ui/workbench_fixture.h"
#include "ui/dialogs/export_dialog.h"
#include "ui/dialogs/export_setup_page.h"
#include "ui/panels/gamut_palette.h"
#include "ui/panels/hint_panel.h"
#include "ui/view/hint_layer.h"
#include "ui/view/picture_view.h"
#include "ui/view/view_area.h"

using namespace kinechrome;
using namespace kinechrome::ui;
using namespace kinechrome::ui::test;

class TestHints : public QObject {
    Q_OBJECT
    QTemporaryDir folder_;

    // Opens with the hint tool in hand.
    static void openTool(WorkbenchFixture& bench) {
        bench.open();
        QTRY_COMPARE(bench.workbench->document().segments.size(), std::size_t{3});
        bench.press(Qt::Key_H);
        QVERIFY(bench.workbench->hints().active());
    }
    // The made-up pictures begin in black, which has no colour at all.
    static void seekToLight(WorkbenchFixture& bench) {
        bench.transport().seek(29);
        QTRY_COMPARE(bench.workbench->shown().index, 29);
    }
    static HintLayer& layerOf(WorkbenchFixture& bench, ViewKind kind) {
        return *bench.window->views().pane(kind).findChild<HintLayer*>();
    }
    // Where a point of the film lies on the colour view.
    static QPoint at(WorkbenchFixture& bench, QPointF film) {
        const HintLayer& layer = layerOf(bench, ViewKind::Color);
        return bench.workbench->sync()
            .mapping(layer.size(), layer.devicePixelRatioF())
            .toView(film)
            .toPoint();
    }
    static const std::vector<edit::Hint>& hintsOf(const WorkbenchFixture& bench,
                                                  std::size_t segment = 0) {
        return bench.workbench->document().segments[segment].hints;
    }

private Q_SLOTS:
    void initTestCase() { isolateSettings(folder_); }
    void cleanup() { QDir(folder_.filePath(QStringLiteral("kinechrome"))).removeRecursively(); }

    void clickPlacesAHintThatReachesTheNetwork() {
        WorkbenchFixture bench;
        openTool(bench);
        QTest::mouseClick(&layerOf(bench, ViewKind::Color), Qt::LeftButton, {},
                          at(bench, {320, 120}));
        QCOMPARE(hintsOf(bench).size(), std::size_t{1});
        QVERIFY(std::abs(hintsOf(bench)[0].x - 0.5) < 0.01);
        QVERIFY(std::abs(hintsOf(bench)[0].y - 0.1875) < 0.01);
        QCOMPARE(hintsOf(bench)[0].frame, 0);
        QVERIFY(bench.fake.plans.back().hintsKeyAt(5) != 0);
        QCOMPARE(bench.fake.plans.back().hintsKeyAt(30), std::uint64_t{0});
        QVERIFY(bench.window->isWindowModified());
    }

    void dragMovesAndIsOneStepOfUndo() {
        WorkbenchFixture bench;
        openTool(bench);
        HintLayer& layer = layerOf(bench, ViewKind::Color);
        QTest::mouseClick(&layer, Qt::LeftButton, {}, at(bench, {320, 240}));
        QTest::mousePress(&layer, Qt::LeftButton, {}, at(bench, {320, 240}));
        for (const double x : {340.0, 380.0, 480.0}) {
            QTest::mouseMove(&layer, at(bench, {x, 240}));
        }
        QTest::mouseRelease(&layer, Qt::LeftButton, {}, at(bench, {480, 240}));
        QCOMPARE(hintsOf(bench).size(), std::size_t{1});
        QTRY_VERIFY(std::abs(hintsOf(bench)[0].x - 0.75) < 0.01);
        bench.press(Qt::Key_Z, Qt::ControlModifier);
        QVERIFY(std::abs(hintsOf(bench)[0].x - 0.5) < 0.01);
        bench.press(Qt::Key_Z, Qt::ControlModifier);
        QVERIFY(hintsOf(bench).empty());
    }

    void chosenHintIsFoundAgainWhenOthersComeBack() {
        WorkbenchFixture bench;
        openTool(bench);
        HintLayer& layer = layerOf(bench, ViewKind::Color);
        QTest::mouseClick(&layer, Qt::LeftButton, {}, at(bench, {160, 240}));
        QTest::mouseClick(&layer, Qt::LeftButton, {}, at(bench, {480, 240}));
        QTest::mouseClick(&layer, Qt::RightButton, {}, at(bench, {160, 240}));
        QCOMPARE(hintsOf(bench).size(), std::size_t{1});
        QTest::mouseClick(&layer, Qt::LeftButton, {}, at(bench, {480, 240}));
        bench.press(Qt::Key_Z, Qt::ControlModifier);  // the first one is back, and before it
        QCOMPARE(hintsOf(bench).size(), std::size_t{2});
        bench.press(Qt::Key_Delete);
        QCOMPARE(hintsOf(bench).size(), std::size_t{1});
        QVERIFY(std::abs(hintsOf(bench)[0].x - 0.25) < 0.01);
    }

    void rightClickRemoves() {
        WorkbenchFixture bench;
        openTool(bench);
        HintLayer& layer = layerOf(bench, ViewKind::Gray);
        QTest::mouseClick(&layer, Qt::LeftButton, {}, at(bench, {320, 240}));
        QTest::mouseClick(&layer, Qt::RightButton, {}, at(bench, {320, 240}));
        QVERIFY(hintsOf(bench).empty());
    }

    void keysPlaceMoveResizeAndRemove() {
        WorkbenchFixture bench;
        bench.open();
        QTRY_COMPARE(bench.workbench->document().segments.size(), std::size_t{3});
        bench.press(Qt::Key_H, Qt::ShiftModifier);
        QCOMPARE(hintsOf(bench).size(), std::size_t{1});
        QCOMPARE(hintsOf(bench)[0].x, 0.5);
        const double radius = hintsOf(bench)[0].radius;
        bench.press(Qt::Key_Right, Qt::ControlModifier);
        QVERIFY(hintsOf(bench)[0].x > 0.5);
        bench.press(Qt::Key_Period);
        QVERIFY(hintsOf(bench)[0].radius > radius);
        bench.press(Qt::Key_Delete);
        QVERIFY(hintsOf(bench).empty());
    }

    void paletteRecoloursTheChosenHintWithinTheGamut() {
        WorkbenchFixture bench;
        openTool(bench);
        seekToLight(bench);
        bench.press(Qt::Key_H, Qt::ShiftModifier);
        GamutPalette& palette = bench.window->findChild<HintPanel*>()->palette();
        QTRY_VERIFY(palette.isVisible());
        // The corner of most red and yellow, which no screen shows.
        QTest::mouseClick(&palette, Qt::LeftButton, {}, QPoint(palette.width() - 1, 0));
        const edit::Hint hint = hintsOf(bench)[0];
        QVERIFY(hint.a > 5.0 && hint.b > 5.0);
        const color::Rgb rgb =
            color::rgbFromLab({bench.workbench->hints().lightness(), hint.a, hint.b});
        const auto [lowest, highest] = std::minmax({rgb.r, rgb.g, rgb.b});
        QVERIFY(lowest >= -1e-3 && highest <= 1.0 + 1e-3);
        palette.setFocus();
        QTest::keyClick(&palette, Qt::Key_Down);
        QVERIFY(hintsOf(bench)[0].b < hint.b);
        QCOMPARE(bench.transport().frame(), 29);
    }

    void eyedropperTakesTheColourOfAnyView() {
        WorkbenchFixture bench;
        bench.open(QStringLiteral("/films/truth.mkv"));
        QTRY_COMPARE(bench.workbench->document().segments.size(), std::size_t{3});
        seekToLight(bench);
        QTRY_VERIFY(!bench.window->views().image(ViewKind::Reference).isNull());
        bench.press(Qt::Key_H, Qt::ShiftModifier);
        bench.press(Qt::Key_E);
        QVERIFY(bench.workbench->hints().picking());
        QTest::mouseClick(&layerOf(bench, ViewKind::Reference), Qt::LeftButton, {},
                          at(bench, {100, 100}));
        QVERIFY(!bench.workbench->hints().picking());
        QCOMPARE(hintsOf(bench).size(), std::size_t{1});
        QVERIFY(hintsOf(bench)[0].b < -5.0);  // the made-up ground truth is blue
    }

    void hintIsCopiedToAnotherSegment() {
        WorkbenchFixture bench;
        openTool(bench);
        bench.press(Qt::Key_H, Qt::ShiftModifier);
        bench.press(Qt::Key_C, Qt::ControlModifier | Qt::ShiftModifier);
        bench.transport().seek(45);
        bench.press(Qt::Key_V, Qt::ControlModifier | Qt::ShiftModifier);
        QCOMPARE(hintsOf(bench, 1).size(), std::size_t{1});
        QCOMPARE(hintsOf(bench, 1)[0].frame, 45);
        bench.press(Qt::Key_Z, Qt::ControlModifier);
        QVERIFY(hintsOf(bench, 1).empty());
    }

    void withoutTheToolTheViewPansAsEver() {
        WorkbenchFixture bench;
        bench.open();
        QTRY_COMPARE(bench.workbench->document().segments.size(), std::size_t{3});
        QVERIFY(!layerOf(bench, ViewKind::Color).isVisible());
        bench.press(Qt::Key_H);
        QVERIFY(layerOf(bench, ViewKind::Color).isVisible());
        bench.press(Qt::Key_H);
        QVERIFY(!layerOf(bench, ViewKind::Color).isVisible());
        QVERIFY(hintsOf(bench).empty());
    }

    void exportGetsSegmentsAndHints() {
        WorkbenchFixture bench;
        openTool(bench);
        bench.press(Qt::Key_H, Qt::ShiftModifier);
        bench.press(Qt::Key_H);
        bench.press(Qt::Key_E, Qt::ControlModifier);
        QTRY_VERIFY(bench.window->exportDialog().isVisible());
        const auto request = bench.window->exportDialog().setupPage().request();
        QCOMPARE(request.segments.size(), std::size_t{3});
        QCOMPARE(request.segments[0].hints.size(), std::size_t{1});
    }
};

QTEST_MAIN(TestHints)
#include "tst_hints.moc"
