// SPDX-License-Identifier: GPL-3.0-or-later
// Hints drawn at network size.
#include <vector>

#include <QtTest>

#include "core/picture/hint_raster.h"

using namespace kinechrome;

namespace {

edit::Hint hintAt(double x, double y, double radius, double a, double b) {
    edit::Hint hint;
    hint.x = x;
    hint.y = y;
    hint.radius = radius;
    hint.a = a;
    hint.b = b;
    return hint;
}

int marked(const color::HintRaster& raster) {
    int count = 0;
    for (int y = 0; y < raster.mask.height(); ++y) {
        for (int x = 0; x < raster.mask.width(); ++x) {
            if (raster.mask.at(x, y) > 0.0F) ++count;
        }
    }
    return count;
}

}  // namespace

class TestHintRaster : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void noHintsMarkNothing();
    void discHasItsAreaAndColor();
    void tinyHintMarksTheSampleItStandsOn();
    void laterHintWins();
    void hintAtTheLowerEdgeIsMeasuredInWidths();
    void hintsBesideThePictureAreLeftOut();
};

void TestHintRaster::noHintsMarkNothing() {
    const auto raster = picture::rasterizeHints({}, 16, 12);
    QCOMPARE(raster.mask.width(), 16);
    QCOMPARE(raster.a.height(), 12);
    QCOMPARE(marked(raster), 0);
}

void TestHintRaster::discHasItsAreaAndColor() {
    const std::vector hints{hintAt(0.5, 0.375, 0.1, 40.0, -12.5)};
    const auto raster = picture::rasterizeHints(hints, 100, 75);
    QVERIFY(std::abs(marked(raster) - 314) < 16);
    QCOMPARE(raster.a.at(50, 37), 40.0F);
    QCOMPARE(raster.b.at(50, 37), -12.5F);
    QCOMPARE(raster.mask.at(39, 37), 0.0F);
    QCOMPARE(raster.a.at(39, 37), 0.0F);
}

void TestHintRaster::tinyHintMarksTheSampleItStandsOn() {
    const std::vector hints{hintAt(0.26, 0.51, 0.0001, 5.0, 6.0)};
    const auto raster = picture::rasterizeHints(hints, 10, 10);
    QCOMPARE(marked(raster), 1);
    QCOMPARE(raster.mask.at(2, 5), 1.0F);
}

void TestHintRaster::laterHintWins() {
    const std::vector hints{hintAt(0.5, 0.5, 0.2, 1.0, 1.0), hintAt(0.5, 0.5, 0.05, 2.0, 2.0)};
    const auto raster = picture::rasterizeHints(hints, 40, 40);
    QCOMPARE(raster.a.at(20, 20), 2.0F);
    QCOMPARE(raster.a.at(14, 20), 1.0F);
}

void TestHintRaster::hintAtTheLowerEdgeIsMeasuredInWidths() {
    // A 4:3 picture ends at y = 0.75 widths.
    const std::vector hints{hintAt(0.5, 0.749, 0.001, 9.0, 9.0)};
    const auto raster = picture::rasterizeHints(hints, 64, 48);
    QCOMPARE(raster.mask.at(32, 47), 1.0F);
}

void TestHintRaster::hintsBesideThePictureAreLeftOut() {
    const std::vector hints{hintAt(0.5, 0.8, 0.1, 9.0, 9.0), hintAt(-0.1, 0.2, 0.3, 9.0, 9.0)};
    QCOMPARE(marked(picture::rasterizeHints(hints, 64, 48)), 0);
}

QTEST_GUILESS_MAIN(TestHintRaster)
#include "tst_hint_raster.moc"
