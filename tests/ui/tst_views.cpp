// SPDX-License-Identifier: GPL-3.0-or-later
// The views: modes, shared zoom, wipe, what stands in for a colour that is not there yet.
#include <QtTest>

#include "tests/ui/workbench_fixture.h"
#include "ui/view/picture_view.h"
#include "ui/view/view_area.h"
#include "ui/view/wipe_view.h"

using namespace kinechrome;
using namespace kinechrome::ui;
using namespace kinechrome::ui::test;

namespace {

void wheel(QWidget& widget, QPoint at, int notches) {
    QWheelEvent event(at, widget.mapToGlobal(at), {}, {0, 120 * notches}, Qt::NoButton,
                      Qt::NoModifier, Qt::NoScrollPhase, false);
    QApplication::sendEvent(&widget, &event);
}

}  // namespace

class TestViews : public QObject {
    Q_OBJECT
    QTemporaryDir folder_;

private Q_SLOTS:
    void initTestCase() { isolateSettings(folder_); }

    void keysChooseTheMode_data() {
        QTest::addColumn<Qt::Key>("key");
        QTest::addColumn<Qt::KeyboardModifiers>("modifiers");
        QTest::addColumn<int>("mode");
        const Qt::KeyboardModifiers none = Qt::NoModifier;
        const Qt::KeyboardModifiers control = Qt::ControlModifier;
        QTest::newRow("gray") << Qt::Key_1 << control << static_cast<int>(CompareMode::Single);
        QTest::newRow("colour") << Qt::Key_2 << control << static_cast<int>(CompareMode::Single);
        QTest::newRow("truth") << Qt::Key_3 << control << static_cast<int>(CompareMode::Single);
        QTest::newRow("all") << Qt::Key_4 << control << static_cast<int>(CompareMode::ThreeUp);
        QTest::newRow("pair") << Qt::Key_5 << control << static_cast<int>(CompareMode::TwoUp);
        QTest::newRow("wipe") << Qt::Key_W << none << static_cast<int>(CompareMode::Wipe);
        QTest::newRow("difference")
            << Qt::Key_D << none << static_cast<int>(CompareMode::Difference);
    }
    void keysChooseTheMode() {
        QFETCH(Qt::Key, key);
        QFETCH(Qt::KeyboardModifiers, modifiers);
        QFETCH(int, mode);
        WorkbenchFixture bench;
        bench.open(QStringLiteral("/films/truth.mkv"));
        bench.press(key, modifiers);
        QCOMPARE(static_cast<int>(bench.window->views().choice().mode), mode);
    }

    void everyViewShowsItsOwnPicture() {
        WorkbenchFixture bench;
        bench.open(QStringLiteral("/films/truth.mkv"));
        bench.transport().seek(17);
        ViewArea& views = bench.window->views();
        QTRY_COMPARE(views.image(ViewKind::Reference).pixel(5, 5), qRgb(17, 17, 200));
        QCOMPARE(views.image(ViewKind::Gray).pixel(5, 5), qRgb(17, 17, 17));
        QCOMPARE(views.image(ViewKind::Color).pixel(5, 5), qRgb(200, 17, 17));
    }

    void grayStandsInUntilTheColourArrives() {
        WorkbenchFixture bench;
        bench.open();
        bench.fake.withholdsColor = true;
        bench.transport().seek(40);
        PictureView& pane = bench.window->views().pane(ViewKind::Color);
        QTRY_COMPARE(bench.workbench->shown().index, 40);
        QCOMPARE(pane.layer().image.pixel(5, 5), qRgb(40, 40, 40));
        QVERIFY(!pane.layer().badge.isEmpty());
        bench.fake.releaseColor();
        QTRY_COMPARE(pane.layer().image.pixel(5, 5), qRgb(200, 40, 40));
        QVERIFY(pane.layer().badge.isEmpty());
    }

    void theLatestRequestWins() {
        WorkbenchFixture bench;
        bench.open();
        bench.fake.withholdsColor = true;
        bench.transport().seek(10);
        QTRY_COMPARE(bench.workbench->shown().index, 10);
        bench.transport().seek(60);
        QTRY_COMPARE(bench.workbench->shown().index, 60);
        bench.fake.releaseColor();
        PictureView& pane = bench.window->views().pane(ViewKind::Color);
        QTRY_COMPARE(pane.layer().image.pixel(5, 5), qRgb(200, 60, 60));
    }

    void previewIsLabelledWithItsSize() {
        WorkbenchFixture bench;
        bench.open();
        const QString note = bench.window->views().pane(ViewKind::Gray).layer().note;
        QVERIFY2(note.contains(QStringLiteral("320×240")), qPrintable(note));
        QVERIFY2(note.contains(QStringLiteral("640×480")), qPrintable(note));
    }

    void wheelZoomsAllViewsAroundTheMouse() {
        WorkbenchFixture bench;
        bench.open();
        PictureView& pane = bench.window->views().pane(ViewKind::Gray);
        ViewSync& sync = bench.workbench->sync();
        const double ratio = pane.devicePixelRatioF();
        const QPoint at(pane.width() / 3, pane.height() / 2);
        const QPointF before = sync.mapping(pane.size(), ratio).toFilm(at);
        const double zoom = sync.zoom(pane.size(), ratio);
        wheel(pane, at, 3);
        QVERIFY(sync.zoom(pane.size(), ratio) > 1.9 * zoom);
        const QPointF after = sync.mapping(pane.size(), ratio).toFilm(at);
        QVERIFY(QLineF(before, after).length() < 0.01);
        const PictureView& other = bench.window->views().pane(ViewKind::Color);
        QCOMPARE(sync.zoom(other.size(), ratio), sync.zoom(pane.size(), ratio));
        bench.press(Qt::Key_F);
        QVERIFY(sync.fits());
        bench.press(Qt::Key_1);
        QCOMPARE(bench.window->views().zoom(), 1.0);
    }

    void draggingAViewPansThePicture() {
        WorkbenchFixture bench;
        bench.open();
        bench.press(Qt::Key_1);
        PictureView& pane = bench.window->views().pane(ViewKind::Color);
        ViewSync& sync = bench.workbench->sync();
        const QPointF before = sync.mapping(pane.size(), 1.0).origin;
        QTest::mousePress(&pane, Qt::LeftButton, {}, {100, 100});
        QTest::mouseMove(&pane, {130, 120});
        QTest::mouseRelease(&pane, Qt::LeftButton, {}, {130, 120});
        const QPointF moved = sync.mapping(pane.size(), 1.0).origin - before;
        QVERIFY(QLineF({}, moved - QPointF(30, 20)).length() < 0.01);
    }

    void wipeHandleIsDraggedAndTurned() {
        WorkbenchFixture bench;
        bench.open();
        bench.press(Qt::Key_W);
        WipeView& wipe = bench.window->views().wipe();
        QTRY_VERIFY(wipe.isVisible());
        const QPoint from = wipe.handle().toPoint();
        const QPoint to = from + QPoint(-80, 0);
        QTest::mousePress(&wipe, Qt::LeftButton, {}, from);
        QTest::mouseMove(&wipe, to);
        QTest::mouseRelease(&wipe, Qt::LeftButton, {}, to);
        QVERIFY(wipe.position().x() < 0.5);
        QVERIFY(QLineF(wipe.handle(), to).length() < 1.5);
        const QImage shot = wipe.grab().toImage();
        const QPoint left = to + QPoint(-30, 40);
        const QPoint right = to + QPoint(30, 40);
        QCOMPARE(shot.pixel(left), qRgb(0, 0, 0));     // gray of frame 0
        QCOMPARE(shot.pixel(right), qRgb(200, 0, 0));  // colour of frame 0

        const QPoint knob = wipe.knob().toPoint();
        const QPoint turned = wipe.handle().toPoint() + QPoint(70, 0);
        QTest::mousePress(&wipe, Qt::LeftButton, {}, knob);
        QTest::mouseMove(&wipe, turned);
        QTest::mouseRelease(&wipe, Qt::LeftButton, {}, turned);
        QCOMPARE(wipe.angle(), 90.0);
    }

    void differenceIsAmplified() {
        WorkbenchFixture bench;
        bench.open();
        bench.transport().seek(90);
        QTRY_COMPARE(bench.window->views().image(ViewKind::Color).pixel(3, 3), qRgb(200, 90, 90));
        bench.press(Qt::Key_D);
        PictureView& view = bench.window->views().differenceView();
        QTRY_COMPARE(view.layer().image.pixel(3, 3), qRgb(255, 0, 0));
        bench.window->actions().action(QStringLiteral("view.gain-1"))->trigger();
        QCOMPARE(view.layer().image.pixel(3, 3), qRgb(110, 0, 0));
    }

    void swapTurnsThePairAround() {
        WorkbenchFixture bench;
        bench.open();
        bench.press(Qt::Key_5, Qt::ControlModifier);
        const ViewChoice before = bench.workbench->viewChoice();
        bench.press(Qt::Key_S);
        QCOMPARE(bench.workbench->viewChoice().first, before.second);
        QCOMPARE(bench.workbench->viewChoice().second, before.first);
    }

    void gShowsGrayInPlaceOfColour() {
        WorkbenchFixture bench;
        bench.open();
        bench.transport().seek(9);
        PictureView& pane = bench.window->views().pane(ViewKind::Color);
        QTRY_COMPARE(pane.layer().image.pixel(3, 3), qRgb(200, 9, 9));
        bench.press(Qt::Key_G);
        QCOMPARE(pane.layer().image.pixel(3, 3), qRgb(9, 9, 9));
        bench.press(Qt::Key_G);
        QCOMPARE(pane.layer().image.pixel(3, 3), qRgb(200, 9, 9));
    }
};

QTEST_MAIN(TestViews)
#include "tst_views.moc"
