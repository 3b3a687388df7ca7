// SPDX-License-Identifier: GPL-3.0-or-later
// Figures of a frame against values worked out by hand, and the fast CIEDE2000 against the slow.
#include <cmath>
#include <functional>
#include <random>

#include <QtTest>

#include "core/color/lab.h"
#include "core/metrics/delta_e.h"
#include "core/metrics/figures.h"
#include "core/metrics/structural_similarity.h"

using namespace kinechrome;

namespace {

color::RgbPlanes picture(int width, int height,
                         const std::function<std::array<float, 3>(int, int)>& pixel) {
    color::RgbPlanes rgb{{width, height}, {width, height}, {width, height}};
    for (int y = 0; y < height; ++y) {
        for (int x = 0; x < width; ++x) {
            const auto [r, g, b] = pixel(x, y);
            rgb.r.at(x, y) = r;
            rgb.g.at(x, y) = g;
            rgb.b.at(x, y) = b;
        }
    }
    return rgb;
}

color::RgbPlanes flat(float r, float g, float b) {
    return picture(32, 24, [=](int, int) { return std::array{r, g, b}; });
}

color::LabPlanes labOf(int count, const std::function<color::Lab(int)>& pixel) {
    color::LabPlanes lab{{count, 1}, {count, 1}, {count, 1}};
    for (int x = 0; x < count; ++x) {
        const color::Lab value = pixel(x);
        lab.l.at(x, 0) = static_cast<float>(value.l);
        lab.a.at(x, 0) = static_cast<float>(value.a);
        lab.b.at(x, 0) = static_cast<float>(value.b);
    }
    return lab;
}

bool near(double x, double y, double bound) {
    return std::abs(x - y) <= bound;
}

}  // namespace

class TestFigures : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void identicalFramesDoNotDiffer();
    void chromaDistancesByHand();
    void psnrByHand();
    void psnrDoesNotWrapLikeBytes();
    void similarityOfConstantsByHand();
    void similarityOfANegativeByHand();
    void colorfulnessByHand();
    void colorfulnessKeepsTheSigns();
    void grayIsNotColorful();
    void codesBeyondTheGamutAreClippedFirst();
    void colorFiguresAreThoseOfTheWholeComparison();
    void fastDeltaAgreesWithTheReference();
    void fastDeltaOfNeutrals();
    void everyPixelOfAMapHasItsOwnDelta();
};

void TestFigures::identicalFramesDoNotDiffer() {
    const auto frame = picture(40, 30, [](int x, int y) {
        return std::array{static_cast<float>(x) / 40.0F, static_cast<float>(y) / 30.0F, 0.3F};
    });
    const auto figures = metrics::compareFrames(frame, frame);
    QCOMPARE(figures.rmseAb, 0.0);
    QCOMPARE(figures.meanAbDistance, 0.0);
    QVERIFY(std::isinf(figures.psnrDb) && figures.psnrDb > 0.0);
    QVERIFY(near(figures.ssim, 1.0, 1e-9));
    QVERIFY(near(figures.ciede2000, 0.0, 1e-6));
    QCOMPARE(figures.colorfulness, figures.colorfulnessReference);
}

// Half of the pixels 3 off in a* and 4 off in b*, the others equal.
void TestFigures::chromaDistancesByHand() {
    const auto x = labOf(100, [](int) { return color::Lab{50.0, 10.0, 20.0}; });
    const auto y = labOf(100, [](int i) {
        return i < 50 ? color::Lab{50.0, 13.0, 16.0} : color::Lab{60.0, 10.0, 20.0};
    });
    QVERIFY(near(metrics::rmseAb(x, y), std::sqrt(0.5 * 25.0 / 2.0), 1e-6));
    QVERIFY(near(metrics::meanAbDistance(x, y), 2.5, 1e-6));
}

// One channel off by 0.1: MSE = 0.01 / 3.
void TestFigures::psnrByHand() {
    const double psnr = metrics::psnrDb(flat(0.5F, 0.5F, 0.5F), flat(0.6F, 0.5F, 0.5F));
    QVERIFY(near(psnr, 10.0 * std::log10(300.0), 1e-4));
}

// 0 against 1 is 0 dB; squared bytes would wrap to 1 and read 48 dB.
void TestFigures::psnrDoesNotWrapLikeBytes() {
    QVERIFY(near(metrics::psnrDb(flat(0.0F, 0.0F, 0.0F), flat(1.0F, 1.0F, 1.0F)), 0.0, 1e-9));
}

// Without variance only the luminance term is left: (2 x y + C1) / (x^2 + y^2 + C1).
void TestFigures::similarityOfConstantsByHand() {
    base::Plane<float> x(32, 32);
    base::Plane<float> y(32, 32);
    x.fill(0.5F);
    y.fill(0.25F);
    const double want = (2.0 * 0.5 * 0.25 + 1e-4) / (0.25 + 0.0625 + 1e-4);
    QVERIFY(near(metrics::structuralSimilarity(x, y), want, 1e-9));
}

// Stripes around 0.5 against their negative: means agree, covariance is minus the variance.
void TestFigures::similarityOfANegativeByHand() {
    base::Plane<float> x(64, 64);
    base::Plane<float> y(64, 64);
    for (int row = 0; row < 64; ++row) {
        for (int i = 0; i < 64; ++i) {
            const float swing = (i + row) % 2 == 0 ? 0.25F : -0.25F;
            x.at(i, row) = 0.5F + swing;
            y.at(i, row) = 0.5F - swing;
        }
    }
    // The Gaussian of sigma 1.5 sees next to nothing of a checkerboard in the mean.
    const double variance = 0.0625;
    const double want = (-2.0 * variance + 9e-4) / (2.0 * variance + 9e-4);
    QVERIFY(near(metrics::structuralSimilarity(x, y), want, 1e-3));
}

// Half red (255, 0, 0), half black: rg is 255 or 0 (mean 127.5, deviation 127.5), yb 127.5 or 0
// (mean and deviation 63.75).
void TestFigures::colorfulnessByHand() {
    const auto frame = picture(20, 10, [](int x, int) {
        return std::array{x < 10 ? 1.0F : 0.0F, 0.0F, 0.0F};
    });
    const double root = std::hypot(127.5, 63.75);
    QVERIFY(near(metrics::colorfulness(frame), 1.3 * root, 1e-6));
}

// Red and green halves: rg is +255 or -255, so its mean is 0 and its deviation 255; an unsigned rg
// would have deviation 0 and mean 255. yb is 127.5 throughout.
void TestFigures::colorfulnessKeepsTheSigns() {
    const auto frame = picture(20, 10, [](int x, int) {
        return x < 10 ? std::array{1.0F, 0.0F, 0.0F} : std::array{0.0F, 1.0F, 0.0F};
    });
    QVERIFY(near(metrics::colorfulness(frame), 255.0 + 0.3 * 127.5, 1e-6));
}

void TestFigures::grayIsNotColorful() {
    const auto frame = picture(20, 10, [](int x, int) {
        const float v = static_cast<float>(x) / 20.0F;
        return std::array{v, v, v};
    });
    QVERIFY(near(metrics::colorfulness(frame), 0.0, 1e-4));
}

void TestFigures::codesBeyondTheGamutAreClippedFirst() {
    const auto figures = metrics::compareFrames(flat(1.2F, -0.1F, 0.5F), flat(1.0F, 0.0F, 0.5F));
    QCOMPARE(figures.rmseAb, 0.0);
    QVERIFY(std::isinf(figures.psnrDb));
}

void TestFigures::colorFiguresAreThoseOfTheWholeComparison() {
    const auto shown = picture(32, 24, [](int x, int y) {
        return std::array{0.04F * static_cast<float>(y), 1.2F, 0.03F * static_cast<float>(x)};
    });
    const auto truth = metrics::judgedPicture(flat(0.3F, 0.6F, 0.9F));
    const auto all = metrics::compareFrames(metrics::judgedPicture(shown), truth);
    const auto some = metrics::compareColors(shown, truth);
    QVERIFY(all.meanAbDistance > 1.0);
    QCOMPARE(some.meanAbDistance, all.meanAbDistance);
    QCOMPARE(some.rmseAb, all.rmseAb);
    QCOMPARE(some.colorfulness, all.colorfulness);
}

void TestFigures::fastDeltaAgreesWithTheReference() {
    std::mt19937 random(17);
    std::uniform_real_distribution<double> uniform(0.0, 1.0);
    for (int i = 0; i < 20000; ++i) {
        const double size = i % 3 == 0 ? 4.0 : 100.0;
        const color::Lab p{100.0 * uniform(random), size * (uniform(random) - 0.5) * 2.0,
                           size * (uniform(random) - 0.5) * 2.0};
        color::Lab q{100.0 * uniform(random), size * (uniform(random) - 0.5) * 2.0,
                     size * (uniform(random) - 0.5) * 2.0};
        if (i % 2 == 0) q = {p.l + uniform(random), p.a + uniform(random), p.b - uniform(random)};
        const double slow = color::ciede2000(p, q);
        const double fast = metrics::meanCiede2000(labOf(1, [&](int) { return p; }),
                                                   labOf(1, [&](int) { return q; }));
        if (!near(slow, fast, 5e-3)) {
            qWarning("%f %f %f - %f %f %f: %f, fast %f", p.l, p.a, p.b, q.l, q.a, q.b, slow, fast);
        }
        QVERIFY(near(slow, fast, 5e-3));
    }
}

void TestFigures::fastDeltaOfNeutrals() {
    const auto gray = labOf(1, [](int) { return color::Lab{50.0, 0.0, 0.0}; });
    const auto lighter = labOf(1, [](int) { return color::Lab{51.0, 0.0, 0.0}; });
    const auto red = labOf(1, [](int) { return color::Lab{50.0, 30.0, 10.0}; });
    QVERIFY(near(metrics::meanCiede2000(gray, gray), 0.0, 1e-9));
    QVERIFY(near(metrics::meanCiede2000(gray, lighter),
                 color::ciede2000({50.0, 0.0, 0.0}, {51.0, 0.0, 0.0}), 1e-4));
    QVERIFY(near(metrics::meanCiede2000(gray, red),
                 color::ciede2000({50.0, 0.0, 0.0}, {50.0, 30.0, 10.0}), 1e-3));
}

void TestFigures::everyPixelOfAMapHasItsOwnDelta() {
    const auto gray = [](int) { return color::Lab{50.0, 0.0, 0.0}; };
    const auto redder = [](int x) { return color::Lab{50.0, 5.0 * x, 2.0 * x}; };
    const auto map = metrics::ciede2000Map(labOf(9, gray), labOf(9, redder));
    QCOMPARE(map.width(), 9);
    QCOMPARE(map.height(), 1);
    for (int x = 0; x < 9; ++x) {
        QVERIFY(near(map.at(x, 0), color::ciede2000(gray(x), redder(x)), 5e-3));
    }
}

QTEST_GUILESS_MAIN(TestFigures)
#include "tst_figures.moc"
