// SPDX-License-Identifier: GPL-3.0-or-later
// Histograms, Jensen-Shannon divergence and CDC by hand.
#include <cmath>
#include <numbers>

#include <QtTest>

#include "core/metrics/color_consistency.h"

using namespace kinechrome;

namespace {

using Histogram = std::array<double, metrics::kHistogramBins>;

color::RgbPlanes flat(float r, float g, float b) {
    color::RgbPlanes rgb{{8, 8}, {8, 8}, {8, 8}};
    rgb.r.fill(r);
    rgb.g.fill(g);
    rgb.b.fill(b);
    return rgb;
}

}  // namespace

class TestColorConsistency : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void histogramCountsCodesInBgrOrder();
    void equalHistogramsDoNotDiverge();
    void disjointHistogramsDivergeByLnTwo();
    void divergenceByHand();
    void stillClipIsConsistent();
    void alternatingClipByHand();
    void shortClipHasNoFigure();
};

void TestColorConsistency::histogramCountsCodesInBgrOrder() {
    const auto histogram = metrics::colorHistogram(flat(1.0F, 0.5F, -0.2F));
    QCOMPARE(histogram[0][0], 1.0);    // blue, clipped
    QCOMPARE(histogram[1][128], 1.0);  // green, 127.5 rounds up
    QCOMPARE(histogram[2][255], 1.0);  // red
}

void TestColorConsistency::equalHistogramsDoNotDiverge() {
    Histogram p{};
    p[3] = 0.25;
    p[200] = 0.75;
    QCOMPARE(metrics::jensenShannon(p, p), 0.0);
}

void TestColorConsistency::disjointHistogramsDivergeByLnTwo() {
    Histogram p{};
    Histogram q{};
    p[0] = 0.5;
    p[1] = 0.5;
    q[2] = 1.0;
    QVERIFY(std::abs(metrics::jensenShannon(p, q) - std::numbers::ln2) < 1e-12);
}

// p = (1, 0), q = (1/2, 1/2): m = (3/4, 1/4); JS = (ln(4/3) + 1/2 ln(2/3) + 1/2 ln 2) / 2.
void TestColorConsistency::divergenceByHand() {
    Histogram p{};
    Histogram q{};
    p[0] = 1.0;
    q[0] = 0.5;
    q[1] = 0.5;
    const double want =
        0.5 * (std::log(4.0 / 3.0) + 0.5 * std::log(2.0 / 3.0) + 0.5 * std::log(2.0));
    QVERIFY(std::abs(metrics::jensenShannon(p, q) - want) < 1e-12);
    QVERIFY(std::abs(metrics::jensenShannon(q, p) - want) < 1e-12);
}

void TestColorConsistency::stillClipIsConsistent() {
    metrics::ColorConsistency clip;
    for (int i = 0; i < 9; ++i) clip.add(metrics::colorHistogram(flat(0.2F, 0.4F, 0.6F)));
    QCOMPARE(clip.value().value(), 0.0);
}

// Red alternates between two codes: frames one apart are disjoint in one channel of three, frames
// two or four apart are equal.
void TestColorConsistency::alternatingClipByHand() {
    metrics::ColorConsistency clip;
    for (int i = 0; i < 10; ++i) {
        clip.add(metrics::colorHistogram(flat(i % 2 == 0 ? 0.2F : 0.8F, 0.4F, 0.6F)));
    }
    QVERIFY(std::abs(clip.value().value() - std::numbers::ln2 / 3.0 / 3.0) < 1e-12);
}

void TestColorConsistency::shortClipHasNoFigure() {
    metrics::ColorConsistency clip;
    for (int i = 0; i < 4; ++i) clip.add(metrics::colorHistogram(flat(0.2F, 0.4F, 0.6F)));
    QVERIFY(!clip.value());
    clip.add(metrics::colorHistogram(flat(0.2F, 0.4F, 0.6F)));
    QVERIFY(clip.value());
}

QTEST_GUILESS_MAIN(TestColorConsistency)
#include "tst_color_consistency.moc"
