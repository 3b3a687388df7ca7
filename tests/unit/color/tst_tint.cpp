// SPDX-License-Identifier: GPL-3.0-or-later
// Black and white, toned and coloured pictures are told apart.
#include <cmath>
#include <random>

#include <QtTest>

#include "core/color/luma_lock.h"
#include "core/color/tint.h"
#include "tests/unit/color/test_pictures.h"

using namespace kinechrome;
using color::TintKind;

namespace {

// A picture with luma of all kinds and the chroma that `chroma(x, y)` asks for.
template <class Function>
color::Picture toned(Function chroma) {
    const int width = 320;
    const int height = 240;
    const auto scan = color::makePicture(
        color::yuvFormat(width, height, 1, 1, 8),
        [](int plane, int x, int y) { return plane == 0 ? 16 + (x * 3 + y * 5) % 220 : 128; });
    base::Plane<float> a(width, height);
    base::Plane<float> b(width, height);
    for (int y = 0; y < height; ++y) {
        for (int x = 0; x < width; ++x) {
            const auto [aStar, bStar] = chroma(x, y);
            a.at(x, y) = aStar;
            b.at(x, y) = bStar;
        }
    }
    return *color::LumaLock::make(color::Matrix::Bt709)->compose(scan, a, b);
}

}  // namespace

class TestTint : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void blackAndWhiteIsNeutral();
    void noiseInTheChromaCodesIsNeutral();
    void sepiaIsOneHue();
    void blueToningIsOneHue();
    void skyOverFieldIsColor();
    void aSmallColoredThingIsColor();
};

void TestTint::blackAndWhiteIsNeutral() {
    const auto tint = color::measureTint(toned([](int, int) { return std::pair{0.0F, 0.0F}; }));
    QCOMPARE(tint.kind, TintKind::Neutral);
    QVERIFY(tint.meanChroma < 0.01);
}

void TestTint::noiseInTheChromaCodesIsNeutral() {
    std::mt19937 random(5);
    const auto picture =
        color::makePicture(color::yuvFormat(640, 480, 1, 1, 8), [&](int plane, int x, int y) {
            return plane == 0 ? 40 + (x + y) % 180 : 127 + static_cast<int>(random() % 3U);
        });
    QCOMPARE(color::measureTint(picture).kind, TintKind::Neutral);
}

void TestTint::sepiaIsOneHue() {
    const auto tint = color::measureTint(toned([](int, int) { return std::pair{8.0F, 22.0F}; }));
    QCOMPARE(tint.kind, TintKind::Tinted);
    QVERIFY(std::abs(tint.hueDegrees - 70.0) < 5.0);
    QVERIFY(tint.meanA > 3.0 && tint.meanB > 10.0);
    QVERIFY(tint.hueDispersion < 0.05);
}

void TestTint::blueToningIsOneHue() {
    const auto tint = color::measureTint(toned([](int, int) { return std::pair{2.0F, -25.0F}; }));
    QCOMPARE(tint.kind, TintKind::Tinted);
}

void TestTint::skyOverFieldIsColor() {
    const auto tint = color::measureTint(toned([](int, int y) {
        return y < 120 ? std::pair{-5.0F, -25.0F} : std::pair{-20.0F, 30.0F};
    }));
    QCOMPARE(tint.kind, TintKind::Coloured);
    QVERIFY(tint.hueDispersion > 0.2);
}

void TestTint::aSmallColoredThingIsColor() {
    const auto tint = color::measureTint(toned([](int x, int y) {
        const bool coat = x > 100 && x < 160 && y > 60 && y < 180;
        return coat ? std::pair{45.0F, 30.0F} : std::pair{-4.0F, -12.0F};
    }));
    QCOMPARE(tint.kind, TintKind::Coloured);
}

QTEST_GUILESS_MAIN(TestTint)
#include "tst_tint.moc"
