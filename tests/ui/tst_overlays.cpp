// SPDX-License-Identifier: GPL-3.0-or-later
// What explains the colour on screen: overlays on the colourised view, and the colour before the
// stabiliser beside the colour after it.
#include <QtTest>

#include "tests/ui/workbench_fixture.h"
#include "ui/view/picture_view.h"
#include "ui/view/view_area.h"

using namespace kinechrome;
using namespace kinechrome::ui;
using namespace kinechrome::ui::test;

namespace {

pipeline::PreviewImage plain(int red, int green, int blue) {
    pipeline::PreviewImage image = fakePicture(0, ViewKind::Gray, 320, 240);
    image.rgba.fill(0xff000000U | static_cast<unsigned>(blue) << 16U |
                    static_cast<unsigned>(green) << 8U | static_cast<unsigned>(red));
    return image;
}

// Frames of which every explaining view has a colour of its own.
void paintExplanations(FakeBackend& fake) {
    fake.painter = [](std::int64_t index, ViewKind kind) {
        switch (kind) {
            case ViewKind::Network: return plain(150, 10, 10);
            case ViewKind::Visibility: return plain(10, 200, 30);
            case ViewKind::Certainty: return plain(220, 40, 20);
            default: return fakePicture(index, kind, 320, 240);
        }
    };
}

bool holdsNearly(const QImage& image, const QRect& area, QColor color) {
    for (int y = area.top(); y <= area.bottom(); ++y) {
        for (int x = area.left(); x <= area.right(); ++x) {
            const QColor pixel = image.pixelColor(x, y);
            if (std::abs(pixel.red() - color.red()) < 12 &&
                std::abs(pixel.green() - color.green()) < 12 &&
                std::abs(pixel.blue() - color.blue()) < 12) {
                return true;
            }
        }
    }
    return false;
}

}  // namespace

class TestOverlays : public QObject {
    Q_OBJECT
    QTemporaryDir folder_;

private Q_SLOTS:
    void initTestCase() { isolateSettings(folder_); }

    void anOverlayTakesThePlaceOfTheColourAndSaysWhatItMeans() {
        WorkbenchFixture bench;
        paintExplanations(bench.fake);
        bench.open();
        PictureView& pane = bench.window->views().pane(ViewKind::Color);
        bench.press(Qt::Key_F4);
        QTRY_COMPARE(pane.layer().image.pixel(5, 5), qRgb(10, 200, 30));
        QVERIFY(pane.layer().title.contains(QStringLiteral("visibility")));
        QVERIFY(pane.accessibleDescription().contains(pane.layer().legend.high));
        QCOMPARE(bench.window->views().pane(ViewKind::Gray).layer().image.pixel(5, 5),
                 qRgb(0, 0, 0));
        bench.press(Qt::Key_F5);
        QTRY_COMPARE(pane.layer().image.pixel(5, 5), qRgb(220, 40, 20));
        bench.press(Qt::Key_F5);
        QTRY_COMPARE(pane.layer().image.pixel(5, 5), qRgb(200, 0, 0));
        QVERIFY(pane.layer().legend.empty());
    }

    void theLegendIsDrawnFromRedToGreen() {
        WorkbenchFixture bench;
        bench.open();
        bench.press(Qt::Key_2, Qt::ControlModifier);
        PictureView& pane = bench.window->views().pane(ViewKind::Color);
        QVERIFY(pane.layer().legend.empty());
        bench.press(Qt::Key_F4);
        QTRY_VERIFY(!pane.layer().legend.empty());
        const QList<QColor> ramp = pane.layer().legend.ramp;
        QVERIFY(ramp.first().red() > ramp.first().green() + 80);
        QVERIFY(ramp.last().green() > ramp.last().red() + 80);
        const QImage shot = pane.grab().toImage();
        const QRect corner(shot.width() - 320, shot.height() - 50, 320, 50);
        QVERIFY(holdsNearly(shot, corner, ramp.first()));
        QVERIFY(holdsNearly(shot, corner, ramp[ramp.size() / 2]));
        QVERIFY(holdsNearly(shot, corner, ramp.last()));
    }

    void nothingIsExplainedUnlessItIsLookedAt() {
        WorkbenchFixture bench;
        bench.open(QStringLiteral("/films/truth.mkv"));
        for (const Qt::Key key : {Qt::Key_W, Qt::Key_D, Qt::Key_B}) bench.press(key);
        QVERIFY(bench.fake.explained.empty());
        bench.press(Qt::Key_4, Qt::ControlModifier);
        bench.press(Qt::Key_F4);
        QCOMPARE(bench.fake.explained, std::set{ViewKind::Visibility});
        // The gray view alone needs no explanation, nor does a difference.
        bench.press(Qt::Key_1, Qt::ControlModifier);
        QVERIFY(bench.fake.explained.empty());
        bench.press(Qt::Key_D);
        QVERIFY(bench.fake.explained.empty());
    }

    void grayStandsInUntilTheOverlayArrives() {
        WorkbenchFixture bench;
        paintExplanations(bench.fake);
        bench.open();
        bench.press(Qt::Key_F4);
        bench.fake.withholdsColor = true;
        bench.transport().seek(40);
        PictureView& pane = bench.window->views().pane(ViewKind::Color);
        QTRY_COMPARE(pane.layer().image.pixel(5, 5), qRgb(40, 40, 40));
        QVERIFY(!pane.layer().badge.isEmpty());
        bench.fake.releaseColor();
        QTRY_COMPARE(pane.layer().image.pixel(5, 5), qRgb(10, 200, 30));
        QVERIFY(pane.layer().badge.isEmpty());
    }

    void whatAFrameCannotHaveIsSaidOnTheView() {
        WorkbenchFixture bench;
        bench.fake.painter = [](std::int64_t index, ViewKind kind) {
            return kind == ViewKind::Certainty ? pipeline::PreviewImage()
                                               : fakePicture(index, kind, 320, 240);
        };
        bench.open();
        bench.press(Qt::Key_F5);
        PictureView& pane = bench.window->views().pane(ViewKind::Color);
        QTRY_COMPARE(pane.layer().badge, whyUnavailable(ViewKind::Certainty));
        QVERIFY(pane.layer().legend.empty());
    }

    void theReasonForADisabledOverlayIsSaid() {
        WorkbenchFixture bench;
        bench.open();
        QAction* visibility =
            bench.window->actions().action(QStringLiteral("view.overlay-visibility"));
        QAction* reach = bench.window->actions().action(QStringLiteral("view.overlay-reach"));
        QVERIFY(visibility->isEnabled());
        QVERIFY(!reach->isEnabled());
        QVERIFY(reach->toolTip().contains(QStringLiteral("no hints")));
        bench.workbench->editor().edit(QStringLiteral("none"), [](project::Document& document) {
            document.settings.stabilizer = edit::StabilizerKind::None;
            return base::Result<void>();
        });
        QVERIFY(!visibility->isEnabled());
        QVERIFY(visibility->toolTip().contains(QStringLiteral("stabiliser is off")));
    }

    void beforeAndAfterTheStabiliserLieSideBySide() {
        WorkbenchFixture bench;
        paintExplanations(bench.fake);
        bench.open();
        bench.press(Qt::Key_8, Qt::ControlModifier);
        ViewArea& views = bench.window->views();
        PictureView& before = views.pane(ViewKind::Network);
        PictureView& after = views.pane(ViewKind::Color);
        QTRY_COMPARE(before.layer().image.pixel(5, 5), qRgb(150, 10, 10));
        QCOMPARE(after.layer().image.pixel(5, 5), qRgb(200, 0, 0));
        QVERIFY(before.isVisible() && after.isVisible());
        QVERIFY(!views.pane(ViewKind::Gray).isVisible());
        QVERIFY(before.x() < after.x());
        bench.press(Qt::Key_4, Qt::ControlModifier);
        QVERIFY(!before.isVisible());
        bench.press(Qt::Key_F7);
        QTRY_COMPARE(after.layer().image.pixel(5, 5), qRgb(150, 10, 10));
    }

    void aRunningFilmWaitsForTheOverlayToo() {
        WorkbenchFixture bench;
        paintExplanations(bench.fake);
        bench.open();
        bench.press(Qt::Key_F4);
        PictureView& pane = bench.window->views().pane(ViewKind::Color);
        QTRY_COMPARE(pane.layer().image.pixel(5, 5), qRgb(10, 200, 30));
        bench.transport().play();
        QTRY_VERIFY(bench.workbench->shown().index > 3);
        QCOMPARE(pane.layer().image.pixel(5, 5), qRgb(10, 200, 30));
        bench.transport().pause();
    }
};

QTEST_MAIN(TestOverlays)
#include "tst_overlays.moc"
