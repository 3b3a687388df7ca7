// SPDX-License-Identifier: GPL-3.0-or-later
// Two views in one picture: kinds of difference, blend; and the pixel grid.
#include <QComboBox>
#include <QSlider>
#include <QtTest>

#include "core/color/lab.h"
#include "tests/ui/find_control.h"
#include "tests/ui/workbench_fixture.h"
#include "ui/view/difference.h"
#include "ui/view/picture_view.h"
#include "ui/view/view_area.h"

using namespace kinechrome;
using namespace kinechrome::ui;
using namespace kinechrome::ui::test;

namespace {

// Frame 90: gray 90, colour (200, 90, 90).
void openAtNinety(WorkbenchFixture& bench) {
    bench.open();
    bench.transport().seek(90);
    QTRY_COMPARE(bench.window->views().image(ViewKind::Color).pixel(3, 3), qRgb(200, 90, 90));
}

void trigger(WorkbenchFixture& bench, const char* id) {
    bench.window->actions().action(QString::fromLatin1(id))->trigger();
}

}  // namespace

class TestComparison : public QObject {
    Q_OBJECT
    QTemporaryDir folder_;

private Q_SLOTS:
    void initTestCase() { isolateSettings(folder_); }

    void aSignedDifferenceLiesAroundMiddleGray() {
        WorkbenchFixture bench;
        openAtNinety(bench);
        bench.press(Qt::Key_D);
        trigger(bench, "view.gain-1");
        trigger(bench, "view.difference-signed");
        PictureView& view = bench.window->views().differenceView();
        QCOMPARE(view.layer().image.pixel(3, 3), qRgb(128 - 110, 128, 128));
        bench.press(Qt::Key_S);
        QCOMPARE(view.layer().image.pixel(3, 3), qRgb(128 + 110, 128, 128));
        QCOMPARE(view.layer().legend.high, QStringLiteral("+127"));
    }

    void colourAloneTakesThePixelsGrayOut() {
        WorkbenchFixture bench;
        openAtNinety(bench);
        bench.press(Qt::Key_D);
        trigger(bench, "view.gain-1");
        trigger(bench, "view.difference-chroma");
        const QRgb pixel = bench.window->views().differenceView().layer().image.pixel(3, 3);
        const int gray = (54 * 110) / 256;  // by which the colour is lighter
        QVERIFY(std::abs(qRed(pixel) - (110 - gray)) <= 1);
        QVERIFY(std::abs(qGreen(pixel) - gray) <= 1);
    }

    void deltaEIsAHeatMapWithALegend() {
        WorkbenchFixture bench;
        openAtNinety(bench);
        bench.press(Qt::Key_D);
        trigger(bench, "view.difference-delta-e");
        trigger(bench, "view.gain-1");
        PictureView& view = bench.window->views().differenceView();
        QTRY_VERIFY(view.layer().legend.high.contains(QStringLiteral("80")));
        const double gray = 90.0 / 255.0;
        const double expected = color::ciede2000(color::labFromRgb({gray, gray, gray}),
                                                 color::labFromRgb({200.0 / 255.0, gray, gray}));
        const QList<QColor> ramp = view.layer().legend.ramp;
        const double place = expected / 80.0 * static_cast<double>(ramp.size() - 1);
        const QColor below = ramp[static_cast<qsizetype>(place)];
        const QColor above = ramp[static_cast<qsizetype>(place) + 1];
        const QColor pixel = view.layer().image.pixelColor(3, 3);
        const double share = place - std::floor(place);
        QVERIFY(std::abs(pixel.red() - std::lerp(below.red(), above.red(), share)) < 3.0);
        QVERIFY(std::abs(pixel.blue() - std::lerp(below.blue(), above.blue(), share)) < 3.0);
        trigger(bench, "view.gain-16");
        QTRY_COMPARE(view.layer().image.pixelColor(3, 3), ramp.last());
        QVERIFY(view.layer().legend.high.contains(QStringLiteral("5")));
    }

    void equalViewsDifferNowhere_data() {
        QTest::addColumn<DifferenceKind>("kind");
        QTest::addColumn<QRgb>("expected");
        QTest::newRow("absolute") << DifferenceKind::Absolute << qRgb(0, 0, 0);
        QTest::newRow("signed") << DifferenceKind::Signed << qRgb(128, 128, 128);
        QTest::newRow("chroma") << DifferenceKind::Chroma << qRgb(0, 0, 0);
        QTest::newRow("ΔE") << DifferenceKind::DeltaE << qRgb(0, 0, 0);
    }
    void equalViewsDifferNowhere() {
        QFETCH(DifferenceKind, kind);
        QFETCH(QRgb, expected);
        const auto picture = fakePicture(77, ViewKind::Color, 20, 10);
        QCOMPARE(differenceImage(picture, picture, kind, 16).pixel(19, 9), expected);
    }

    void theBarAndTheKeyChooseTheKindOfDifference() {
        WorkbenchFixture bench;
        openAtNinety(bench);
        auto* kinds = named<QComboBox>(*bench.window, QStringLiteral("What the difference shows"));
        QVERIFY(!kinds->isVisible());
        bench.press(Qt::Key_D);
        QVERIFY(kinds->isVisible());
        bench.press(Qt::Key_D, Qt::ShiftModifier);
        QCOMPARE(bench.workbench->viewChoice().difference, DifferenceKind::Signed);
        QCOMPARE(kinds->currentText(), QStringLiteral("Signed"));
        kinds->setFocus();
        QTest::keyClick(kinds, Qt::Key_Down);
        QCOMPARE(bench.workbench->viewChoice().difference, DifferenceKind::Chroma);
    }

    void aBlendIsMixedByKeysAndBySlider() {
        WorkbenchFixture bench;
        openAtNinety(bench);
        bench.press(Qt::Key_B);
        PictureView& view = bench.window->views().blendView();
        QVERIFY(view.isVisible());
        QCOMPARE(view.layer().image.pixel(3, 3), qRgb(145, 90, 90));
        bench.press(Qt::Key_Period, Qt::AltModifier);
        QCOMPARE(view.layer().image.pixel(3, 3), qRgb(156, 90, 90));
        QVERIFY(view.layer().title.contains(QStringLiteral("60 %")));
        auto* slider =
            named<QSlider>(*bench.window, QStringLiteral("How much of the second is in the mix"));
        QCOMPARE(slider->value(), 60);
        slider->setFocus();
        QTest::keyClick(slider, Qt::Key_Home);
        QCOMPARE(view.layer().image.pixel(3, 3), qRgb(90, 90, 90));
        QTest::keyClick(slider, Qt::Key_End);
        QCOMPARE(view.layer().image.pixel(3, 3), qRgb(200, 90, 90));
        bench.window->views().setFocus();
        bench.press(Qt::Key_Comma, Qt::AltModifier);
        QCOMPARE(view.layer().image.pixel(3, 3), qRgb(189, 90, 90));
        bench.press(Qt::Key_B);
        QVERIFY(!view.isVisible());
    }

    void aHeatMapFollowsTheFrame() {
        WorkbenchFixture bench;
        openAtNinety(bench);
        bench.press(Qt::Key_D);
        trigger(bench, "view.difference-delta-e");
        trigger(bench, "view.gain-1");
        PictureView& view = bench.window->views().differenceView();
        QTRY_VERIFY(view.layer().image.pixel(3, 3) != qRgb(0, 0, 0));
        bench.fake.painter = [](std::int64_t index, ViewKind) {
            return fakePicture(index, ViewKind::Gray, 320, 240);
        };
        for (const std::int64_t frame : {10, 20, 30}) bench.transport().seek(frame);
        QTRY_COMPARE(view.layer().image.pixel(3, 3), qRgb(0, 0, 0));
    }

    void aMixFollowsTheFrame() {
        WorkbenchFixture bench;
        openAtNinety(bench);
        bench.press(Qt::Key_B);
        PictureView& view = bench.window->views().blendView();
        bench.transport().seek(20);
        QTRY_COMPARE(view.layer().image.pixel(3, 3), qRgb(110, 20, 20));
    }

    void pixelsAreToldApartByAGridFromEightfoldOn() {
        WorkbenchFixture bench;
        bench.fake.info.video.format.width = 320;
        bench.fake.info.video.format.height = 240;
        openAtNinety(bench);
        bench.press(Qt::Key_1, Qt::ControlModifier);
        PictureView& pane = bench.window->views().pane(ViewKind::Gray);
        QTRY_VERIFY(pane.width() > 400);
        ViewSync& sync = bench.workbench->sync();
        const auto linesAt = [&](double zoom) {
            const QPointF middle(pane.width() / 2.0, pane.height() / 2.0);
            sync.zoomTo(zoom, middle, pane.size(), pane.devicePixelRatioF());
            const QImage shot = pane.grab().toImage();
            int lines = 0;
            const ViewMapping map = sync.mapping(pane.size(), pane.devicePixelRatioF());
            // Between two lines across, so that only those along are met.
            const double row = std::floor(map.toFilm(middle).y()) + 0.5;
            const int y = qRound(map.toView({0.0, row}).y());
            for (int x = 100; x < 200; ++x) lines += shot.pixel(x, y) != qRgb(90, 90, 90);
            return lines;
        };
        QCOMPARE(linesAt(7.5), 0);
        const int lines = linesAt(10.0);
        QVERIFY2(lines >= 9 && lines <= 22, qPrintable(QString::number(lines)));
    }
};

QTEST_MAIN(TestComparison)
#include "tst_comparison.moc"
