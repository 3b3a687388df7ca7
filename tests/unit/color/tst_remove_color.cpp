// SPDX-License-Identifier: GPL-3.0-or-later
// Removing colour leaves the luma alone.
#include <cmath>

#include <QtTest>

#include "core/color/remove_color.h"
#include "tests/unit/color/test_pictures.h"

using namespace kinechrome;
using color::PlaneLayout;

namespace {

color::Picture colorful(PlaneLayout layout, int depth) {
    auto format = color::yuvFormat(21, 11, layout == PlaneLayout::Yuv ? 1 : 0,
                                   layout == PlaneLayout::Yuv ? 1 : 0, depth);
    format.layout = layout;
    format.alpha = true;
    format.color.range = color::Range::Full;
    return color::makePicture(
        format, [](int plane, int x, int y) { return (37 * plane + 11 * x + 7 * y) % 256; });
}

}  // namespace

class TestRemoveColor : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void yuvKeepsLumaAndLosesChroma();
    void rgbBecomesItsLuma();
    void grayIsLeftAlone();
};

void TestRemoveColor::yuvKeepsLumaAndLosesChroma() {
    for (const int depth : {8, 12}) {
        const auto before = colorful(PlaneLayout::Yuv, depth);
        const auto after = color::removeColor(before);
        QVERIFY(after.format == before.format);
        for (int y = 0; y < 11; ++y) {
            for (int x = 0; x < 21; ++x) {
                QCOMPARE(color::codeAt(after, 0, x, y), color::codeAt(before, 0, x, y));
                QCOMPARE(color::codeAt(after, 3, x, y), color::codeAt(before, 3, x, y));
            }
        }
        QCOMPARE(color::codeAt(after, 1, 10, 5), 1 << (depth - 1));
        QCOMPARE(color::codeAt(after, 2, 0, 0), 1 << (depth - 1));
    }
}

void TestRemoveColor::rgbBecomesItsLuma() {
    const auto before = colorful(PlaneLayout::Rgb, 8);
    const auto after = color::removeColor(before);
    QVERIFY(after.format == before.format);
    for (int x = 0; x < 21; ++x) {
        const double luma = 0.7152 * color::codeAt(before, 0, x, 3) +
                            0.0722 * color::codeAt(before, 1, x, 3) +
                            0.2126 * color::codeAt(before, 2, x, 3);
        for (int plane = 0; plane < 3; ++plane) {
            QVERIFY(std::abs(color::codeAt(after, plane, x, 3) - luma) < 0.501);
        }
    }
}

void TestRemoveColor::grayIsLeftAlone() {
    const auto before = colorful(PlaneLayout::Gray, 8);
    const auto after = color::removeColor(before);
    QVERIFY(after.planes[0].data == before.planes[0].data);
    QVERIFY(after.format == before.format);
}

QTEST_GUILESS_MAIN(TestRemoveColor)
#include "tst_remove_color.moc"
