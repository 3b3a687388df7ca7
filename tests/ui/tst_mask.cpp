// SPDX-License-Identifier: GPL-3.0-or-later
// The mask on the picture, and segments that have colour of their own.
#include <QLabel>
#include <QSpinBox>
#include <QToolButton>
#include <QtTest>

#include "core/project/document_file.h"
#include "tests/ui/hint_fixture.h"
#include "ui/dialogs/export_dialog.h"
#include "ui/dialogs/export_setup_page.h"
#include "ui/panels/message_bar.h"
#include "ui/panels/segment_panel.h"
#include "ui/view/mask_layer.h"

using namespace kinechrome;
using namespace kinechrome::ui;
using namespace kinechrome::ui::test;

class TestMask : public QObject {
    Q_OBJECT
    QTemporaryDir folder_;

    static void openTool(HintFixture& bench) {
        bench.open();
        QTRY_COMPARE(bench.workbench->document().segments.size(), std::size_t{3});
        bench.press(Qt::Key_R);
        QVERIFY(bench.workbench->mask().active());
    }
    static MaskLayer& layerOf(const HintFixture& bench) {
        return *bench.window->views().pane(ViewKind::Color).findChild<MaskLayer*>();
    }
    static void drag(HintFixture& bench, QPointF from, QPointF to) {
        MaskLayer& layer = layerOf(bench);
        QTest::mousePress(&layer, Qt::LeftButton, {}, bench.at(from));
        QTest::mouseMove(&layer, bench.at((from + to) / 2.0));
        QTest::mouseMove(&layer, bench.at(to));
        QTest::mouseRelease(&layer, Qt::LeftButton, {}, bench.at(to));
    }
    static std::optional<edit::PictureRect> maskOf(const HintFixture& bench,
                                                   std::size_t segment = 0) {
        return bench.workbench->document().segments[segment].mask;
    }
    static bool near(double x, double y) { return std::abs(x - y) < 0.01; }

private Q_SLOTS:
    void initTestCase() { isolateSettings(folder_); }
    void cleanup() { QDir(folder_.filePath(QStringLiteral("kinechrome"))).removeRecursively(); }

    void draggedEdgesMaskTheSegmentAlone() {
        HintFixture bench;
        openTool(bench);
        QVERIFY(layerOf(bench).isVisible());
        drag(bench, {0, 240}, {64, 240});
        QVERIFY(maskOf(bench));
        QVERIFY(near(maskOf(bench)->x, 0.1) && near(maskOf(bench)->width, 0.9));
        drag(bench, {640, 480}, {576, 432});  // a corner
        QVERIFY(near(maskOf(bench)->width, 0.8) && near(maskOf(bench)->height, 0.9));
        QVERIFY(!maskOf(bench, 1));
        QCOMPARE(bench.workbench->editor().undoStack().count(), 2);
        QVERIFY(bench.fake.plans.back().maskAt(5) == maskOf(bench));
        QVERIFY(!bench.fake.plans.back().maskAt(30));
        bench.press(Qt::Key_Z, Qt::ControlModifier);
        bench.press(Qt::Key_Z, Qt::ControlModifier);
        QVERIFY(!maskOf(bench));
    }

    void maskIsMovedAsAWholeWithinThePicture() {
        HintFixture bench;
        openTool(bench);
        drag(bench, {0, 0}, {128, 96});
        drag(bench, {320, 240}, {20, 240});
        QVERIFY(near(maskOf(bench)->x, 0.0) && near(maskOf(bench)->width, 0.8));
        QVERIFY(near(maskOf(bench)->y, 0.2) && near(maskOf(bench)->height, 0.8));
    }

    void edgesCannotCrossOrLeaveThePicture() {
        HintFixture bench;
        openTool(bench);
        drag(bench, {0, 240}, {900, 240});
        QVERIFY(maskOf(bench)->width > 0.0);
        QVERIFY(maskOf(bench)->x + maskOf(bench)->width <= 1.0 + 1e-9);
        drag(bench, {maskOf(bench)->x * 640.0, 240}, {-200, 240});
        QVERIFY(!maskOf(bench));  // back at the edge: the whole picture
    }

    void bordersAreTyped() {
        HintFixture bench;
        openTool(bench);
        bench.press(Qt::Key_N);  // brings the panel to the front
        auto* right = named<QSpinBox>(*bench.window, QStringLiteral("Right border"));
        QTRY_VERIFY(right->isVisible());
        right->setFocus();
        right->selectAll();
        QTest::keyClicks(right, QStringLiteral("40"));
        QTest::keyClick(right, Qt::Key_Return);
        QVERIFY(maskOf(bench));
        QCOMPARE(maskOf(bench)->width * 640.0, 600.0);
    }

    void oneMaskServesAllSegmentsAndIsTakenOff() {
        HintFixture bench;
        openTool(bench);
        drag(bench, {0, 240}, {64, 240});
        bench.window->actions().action(QStringLiteral("segment.mask-all"))->trigger();
        QVERIFY(maskOf(bench, 2) == maskOf(bench, 0));
        QVERIFY(!bench.window->actions().action(QStringLiteral("segment.mask-all"))->isEnabled());
        bench.press(Qt::Key_R, Qt::ShiftModifier);
        QVERIFY(!maskOf(bench, 0) && maskOf(bench, 1));
    }

    void oneToolIsInHandAtATime() {
        HintFixture bench;
        openTool(bench);
        bench.press(Qt::Key_H);
        QVERIFY(!bench.workbench->mask().active());
        QVERIFY(!layerOf(bench).isVisible());
        bench.press(Qt::Key_R);
        QVERIFY(!bench.workbench->hints().active());
        QVERIFY(!bench.layer().isVisible());
    }

    void maskIsExportedAndSaved() {
        HintFixture bench;
        openTool(bench);
        drag(bench, {0, 240}, {64, 240});
        bench.press(Qt::Key_E, Qt::ControlModifier);
        QTRY_VERIFY(bench.window->exportDialog().isVisible());
        const auto request = bench.window->exportDialog().setupPage().request();
        QVERIFY(request.segments[0].mask == maskOf(bench));
        const auto file =
            std::filesystem::path(folder_.filePath(QStringLiteral("m.kinechrome")).toStdString());
        QVERIFY(project::saveDocument(bench.workbench->document(), file));
        const auto again = project::loadDocument(file);
        QVERIFY(again && again->segments[0].mask == maskOf(bench));
    }

    void colouredShotsAreOfferedToBeLeft() {
        HintFixture bench;
        bench.fake.ownColors = {{0, color::TintKind::Neutral},
                                {30, color::TintKind::Tinted},
                                {70, color::TintKind::Coloured}};
        bench.open();
        QTRY_COMPARE(bench.workbench->document().segments.size(), std::size_t{3});
        QTRY_VERIFY(bench.window->messages().isVisible());
        QVERIFY(bench.window->messages().text().startsWith(QStringLiteral("2 segment")));
        for (auto* button : bench.window->messages().findChildren<QToolButton*>()) {
            if (button->text() == QStringLiteral("Leave them as they are")) button->click();
        }
        const auto& segments = bench.workbench->document().segments;
        QVERIFY(!segments[0].skip && segments[1].skip && segments[2].skip);
        bench.press(Qt::Key_Z, Qt::ControlModifier);
        QVERIFY(!bench.workbench->document().segments[1].skip);
    }

    void colourOfOneShotIsNotThatOfTheFilm() {
        HintFixture bench;
        bench.fake.info.video.format.layout = color::PlaneLayout::Yuv;
        bench.fake.painter = [](std::int64_t index, ViewKind kind) {
            auto image = fakePicture(index + 130, ViewKind::Gray, 320, 240);
            if (kind == ViewKind::Reference && index >= 30) image.rgba.fill(0xff70a0c0U);
            return image;
        };
        bench.fake.ownColors = {{0, color::TintKind::Neutral},
                                {30, color::TintKind::Tinted},
                                {70, color::TintKind::Neutral}};
        bench.open();
        QTRY_VERIFY(bench.window->messages().isVisible());
        const QString said = bench.window->messages().text();
        QVERIFY(said.startsWith(QStringLiteral("One segment")));
        bench.transport().seek(35);
        QTRY_COMPARE(bench.workbench->shown().index, 35);
        QCoreApplication::processEvents();
        QCOMPARE(bench.window->messages().text(), said);
        QVERIFY(!bench.workbench->hasReference());
    }

    void panelOffersItForTheSegmentAtHand() {
        HintFixture bench;
        bench.fake.ownColors = {{0, color::TintKind::Neutral}, {30, color::TintKind::Tinted}};
        bench.open();
        QTRY_COMPARE(bench.workbench->document().segments.size(), std::size_t{3});
        bench.press(Qt::Key_N);
        auto* panel = bench.window->findChild<SegmentPanel*>();
        QToolButton* leave = nullptr;
        for (auto* button : panel->findChildren<QToolButton*>()) leave = button;
        QVERIFY(leave != nullptr);
        QTRY_VERIFY(panel->isVisible());
        QVERIFY(!leave->isVisible());
        bench.transport().seek(35);
        QTRY_VERIFY(leave->isVisible());
        leave->click();
        QVERIFY(bench.workbench->document().segments[1].skip);
        QVERIFY(!leave->isVisible());
    }

    void filmThatIsColouredThroughoutIsNotOffered() {
        HintFixture bench;
        bench.fake.ownColors = {{0, color::TintKind::Coloured}, {30, color::TintKind::Coloured}};
        bench.open();
        QTRY_COMPARE(bench.workbench->document().segments.size(), std::size_t{3});
        QCoreApplication::processEvents();
        QVERIFY(!bench.window->messages().isVisible());
    }
};

QTEST_MAIN(TestMask)
#include "tst_mask.moc"
