// SPDX-License-Identifier: GPL-3.0-or-later
// Values on screen: the inspector, the vectorscope and the waveform.
#include <QComboBox>
#include <QtTest>

#include "core/color/lab.h"
#include "tests/ui/find_control.h"
#include "tests/ui/workbench_fixture.h"
#include "ui/panels/facts_list.h"
#include "ui/panels/inspector_panel.h"
#include "ui/panels/scope_panel.h"
#include "ui/panels/scope_picture.h"
#include "ui/view/picture_view.h"
#include "ui/view/view_area.h"

using namespace kinechrome;
using namespace kinechrome::ui;
using namespace kinechrome::ui::test;

namespace {

constexpr int bar = 191;  // 75 % of 255

// The colourised view is a bar of 75 % red, the others are gray of 25 %.
void paintBars(FakeBackend& fake) {
    fake.painter = [](std::int64_t, ViewKind kind) {
        auto image = fakePicture(0, ViewKind::Gray, 320, 240);
        image.rgba.fill(kind == ViewKind::Color ? 0xff000000U | bar : 0xff404040U);
        return image;
    };
}

// The brightest pixel around a point of the widget, over what a graticule leaves there.
int lightAt(ScopeView& view, QPointF place) {
    const QImage shot = view.grab().toImage();
    int most = 0;
    for (int y = -2; y <= 2; ++y) {
        for (int x = -2; x <= 2; ++x) {
            const QRgb pixel = shot.pixel(place.toPoint() + QPoint(x, y));
            most = std::max({most, qRed(pixel), qGreen(pixel), qBlue(pixel)});
        }
    }
    return most;
}

QString fact(MainWindow& window, const QString& name) {
    return window.findChild<InspectorPanel*>()->findChild<FactsList*>()->value(name);
}

}  // namespace

class TestScopes : public QObject {
    Q_OBJECT
    QTemporaryDir folder_;

private Q_SLOTS:
    void initTestCase() { isolateSettings(folder_); }

    void aBarOfSeventyFivePercentHitsItsTarget() {
        WorkbenchFixture bench;
        paintBars(bench.fake);
        bench.open();
        ScopeView* view = named<ScopeView>(*bench.window, QStringLiteral("Vectorscope"));
        QVERIFY(!view->isVisible());
        bench.press(Qt::Key_F2);
        QTRY_VERIFY(view->isVisible());
        QTRY_VERIFY(lightAt(*view, view->pointOf(0.75, 0, 0)) > 110);
        QVERIFY(lightAt(*view, view->pointOf(0, 0.75, 0)) < 50);
        bench.press(Qt::Key_F2);
        QVERIFY(!view->isVisible());
    }

    void theScopeReadsTheViewThatIsChosen() {
        WorkbenchFixture bench;
        paintBars(bench.fake);
        bench.open();
        bench.press(Qt::Key_F2);
        ScopeView* view = named<ScopeView>(*bench.window, QStringLiteral("Vectorscope"));
        QTRY_VERIFY(view->isVisible());
        auto* choice = view->parentWidget()->findChild<QComboBox*>();
        QTRY_VERIFY(lightAt(*view, view->pointOf(0.75, 0, 0)) > 110);
        choice->setFocus();
        QTest::keyClick(choice, Qt::Key_End);
        QCOMPARE(choice->currentText(), viewTitle(ViewKind::Gray));
        QTRY_VERIFY(lightAt(*view, view->pointOf(0.75, 0, 0)) < 50);
    }

    void magnificationStretchesAroundTheMiddle() {
        ScopeView view(ScopeKind::Vectorscope);
        view.resize(200, 200);
        const QPointF middle = view.plot().center();
        const QPointF once = view.pointOf(0.6, 0.4, 0.4) - middle;
        view.setGain(4);
        QVERIFY(QLineF(view.pointOf(0.6, 0.4, 0.4) - middle, once * 4).length() < 0.01);
        QImage picture(40, 40, QImage::Format_RGBX8888);
        picture.fill(QColor::fromRgbF(0.6F, 0.4F, 0.4F));
        view.setPicture(picture);
        QVERIFY(lightAt(view, view.pointOf(0.6, 0.4, 0.4)) > 120);
    }

    void theWaveformShowsLumaFromBlackToWhite() {
        WorkbenchFixture bench;
        paintBars(bench.fake);
        bench.open();
        bench.press(Qt::Key_F3);
        ScopeView* view = named<ScopeView>(*bench.window, QStringLiteral("Waveform"));
        QTRY_VERIFY(view->isVisible());
        const auto lightAtLuma = [view](double luma) {
            const QRectF plot = view->plot();
            return lightAt(*view, {plot.center().x(), plot.bottom() - luma * plot.height()});
        };
        QTRY_VERIFY(lightAtLuma(lumaOf(0.75, 0, 0)) > 110);
        QVERIFY(lightAtLuma(0.6) < 50);
        QVERIFY(lightAtLuma(0.9) < 50);
    }

    void theWaveformTellsColumnsApart() {
        QImage picture(200, 50, QImage::Format_RGBX8888);
        picture.fill(Qt::black);
        for (int y = 0; y < 50; ++y) {
            for (int x = 100; x < 200; ++x) picture.setPixel(x, y, qRgb(255, 255, 255));
        }
        const QImage wave = waveformImage(picture, {100, 256});
        QCOMPARE(wave.size(), QSize(100, 256));
        QVERIFY(qRed(wave.pixel(10, wave.height() - 1)) > 200);
        QCOMPARE(qRed(wave.pixel(10, 0)), 0);
        QVERIFY(qRed(wave.pixel(90, 0)) > 200);
        QCOMPARE(qRed(wave.pixel(90, wave.height() - 1)), 0);
    }

    void theInspectorReadsTheScanAndEveryView() {
        WorkbenchFixture bench;
        QPoint asked;
        bench.fake.source = [&asked](int x, int y) {
            asked = {x, y};
            return pipeline::SourceSample{color::PlaneLayout::Yuv, 10, {412, 512, 498}};
        };
        bench.open(QStringLiteral("/films/truth.mkv"));
        bench.transport().seek(30);
        QTRY_COMPARE(bench.window->views().image(ViewKind::Reference).pixel(5, 5),
                     qRgb(30, 30, 200));
        PictureView& pane = bench.window->views().pane(ViewKind::Color);
        const ViewMapping map = bench.workbench->sync().mapping(pane.size(), 1.0);
        QTest::mouseMove(&pane, map.toView({320.5, 120.5}).toPoint());
        QVERIFY((asked - QPoint(320, 120)).manhattanLength() <= 4);
        const QString scan = fact(*bench.window, QStringLiteral("Scan"));
        QVERIFY2(scan.contains(QStringLiteral("412")), qPrintable(scan));
        QVERIFY2(scan.contains(QStringLiteral("10 bits")), qPrintable(scan));
        const QString colour = fact(*bench.window, viewTitle(ViewKind::Color)).simplified();
        QVERIFY2(colour.contains(QStringLiteral("200 30 30")), qPrintable(colour));
        const color::Lab lab = color::labFromRgb({200 / 255.0, 30 / 255.0, 30 / 255.0});
        QVERIFY2(colour.contains(QString::number(lab.a, 'f', 1)), qPrintable(colour));
        QVERIFY(fact(*bench.window, viewTitle(ViewKind::Reference))
                    .simplified()
                    .contains(QStringLiteral("30 30 200")));
        // The point stays while frames are stepped through.
        QTest::mouseMove(bench.window.get(), {5, 5});
        bench.press(Qt::Key_Right);
        QTRY_VERIFY(fact(*bench.window, viewTitle(ViewKind::Color))
                        .simplified()
                        .contains(QStringLiteral("200 31 31")));
    }

    void whereTheScanIsNotAtHandTheInspectorSaysSo() {
        WorkbenchFixture bench;
        bench.open();
        PictureView& pane = bench.window->views().pane(ViewKind::Gray);
        QTest::mouseMove(&pane, pane.rect().center());
        QTRY_VERIFY(
            fact(*bench.window, QStringLiteral("Scan")).contains(QStringLiteral("preview")));
    }
};

QTEST_MAIN(TestScopes)
#include "tst_scopes.moc"
