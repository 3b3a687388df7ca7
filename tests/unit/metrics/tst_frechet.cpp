// SPDX-License-Identifier: GPL-3.0-or-later
// Fréchet distance against closed forms.
#include <cmath>
#include <random>
#include <vector>

#include <QtTest>

#include "core/metrics/frechet.h"

using namespace kinechrome;

namespace {

metrics::FeatureStatistics statistics(const std::vector<std::vector<float>>& features) {
    metrics::FeatureStatistics result(features.front().size());
    for (const auto& feature : features) result.add(feature);
    return result;
}

// The four corners of a box: mean (x, y), covariance diag(4/3 sx^2, 4/3 sy^2), no correlation.
metrics::FeatureStatistics box(float x, float y, float sx, float sy) {
    return statistics({{x - sx, y - sy}, {x - sx, y + sy}, {x + sx, y - sy}, {x + sx, y + sy}});
}

}  // namespace

class TestFrechet : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void meanAndCovarianceByHand();
    void sameSetHasNoDistance();
    void shiftIsItsSquaredLength();
    void axisAlignedSpreadsByHand();
    void rotationOfBothChangesNothing();
    void fewerVectorsThanDimensionsStayExact();
    void tooFewOrUnlikeFeaturesHaveNone();
};

void TestFrechet::meanAndCovarianceByHand() {
    const auto s = statistics({{1.0F, 2.0F}, {3.0F, 6.0F}, {5.0F, 4.0F}});
    QVERIFY(std::abs(s.mean()[0] - 3.0) < 1e-12);
    QVERIFY(std::abs(s.mean()[1] - 4.0) < 1e-12);
    const std::vector<double> covariance = s.covariance();
    QVERIFY(std::abs(covariance[0] - 4.0) < 1e-12);
    QVERIFY(std::abs(covariance[1] - 2.0) < 1e-12);
    QVERIFY(std::abs(covariance[2] - 2.0) < 1e-12);
    QVERIFY(std::abs(covariance[3] - 4.0) < 1e-12);
}

void TestFrechet::sameSetHasNoDistance() {
    std::mt19937 random(1);
    std::normal_distribution<float> normal;
    metrics::FeatureStatistics s(24);
    for (int i = 0; i < 100; ++i) {
        std::vector<float> feature(24);
        for (float& v : feature) v = normal(random);
        s.add(feature);
    }
    QVERIFY(std::abs(metrics::frechetDistance(s, s).value()) < 1e-8);
}

void TestFrechet::shiftIsItsSquaredLength() {
    QVERIFY(std::abs(metrics::frechetDistance(box(0, 0, 1, 2), box(3, 4, 1, 2)).value() - 25.0) <
            1e-9);
}

// For diagonal covariances: sum of (s - s')^2 with s the standard deviations.
void TestFrechet::axisAlignedSpreadsByHand() {
    const double unit = std::sqrt(4.0 / 3.0);
    const double want = std::pow(unit * (1.0 - 3.0), 2.0) + std::pow(unit * (2.0 - 0.5), 2.0);
    const auto distance =
        metrics::frechetDistance(box(0, 0, 1.0F, 2.0F), box(0, 0, 3.0F, 0.5F)).value();
    QVERIFY(std::abs(distance - want) < 1e-9);
}

// A turn of both sets by 45 degrees makes the covariances full, the distance stays.
void TestFrechet::rotationOfBothChangesNothing() {
    const auto turned = [](float sx, float sy) {
        std::vector<std::vector<float>> corners;
        for (const float x : {-sx, sx}) {
            for (const float y : {-sy, sy}) {
                corners.push_back({(x - y) * 0.70710678F, (x + y) * 0.70710678F});
            }
        }
        return statistics(corners);
    };
    const double straight =
        metrics::frechetDistance(box(0, 0, 1.0F, 2.0F), box(0, 0, 3.0F, 0.5F)).value();
    const double rotated = metrics::frechetDistance(turned(1.0F, 2.0F), turned(3.0F, 0.5F)).value();
    QVERIFY(std::abs(straight - rotated) < 1e-5);
}

// Singular covariances: 12 vectors of 96 dimensions against the same ones threefold. The distance
// is known: |2 m|^2 + Tr(S) (1 - 3)^2, and nothing was added to the covariances to get there.
void TestFrechet::fewerVectorsThanDimensionsStayExact() {
    constexpr std::size_t dimension = 96;
    std::mt19937 random(7);
    std::normal_distribution<float> normal(0.5F, 2.0F);
    metrics::FeatureStatistics one(dimension);
    metrics::FeatureStatistics three(dimension);
    for (int i = 0; i < 12; ++i) {
        std::vector<float> feature(dimension);
        for (float& v : feature) v = normal(random);
        one.add(feature);
        for (float& v : feature) v *= 3.0F;
        three.add(feature);
    }
    double want = 0.0;
    const std::vector<double> covariance = one.covariance();
    for (std::size_t i = 0; i < dimension; ++i) {
        want += 4.0 * one.mean()[i] * one.mean()[i] + 4.0 * covariance[i * dimension + i];
    }
    const double distance = metrics::frechetDistance(one, three).value();
    QVERIFY2(std::abs(distance - want) < 1e-5 * want, qPrintable(QString::number(distance - want)));
    QVERIFY(std::abs(metrics::frechetDistance(one, one).value()) < 1e-5 * want);
}

void TestFrechet::tooFewOrUnlikeFeaturesHaveNone() {
    metrics::FeatureStatistics one(2);
    one.add(std::vector<float>{1.0F, 2.0F});
    QVERIFY(!metrics::frechetDistance(one, box(0, 0, 1, 1)));
    metrics::FeatureStatistics wide(3);
    wide.add(std::vector<float>{1.0F, 2.0F, 3.0F});
    wide.add(std::vector<float>{2.0F, 2.0F, 3.0F});
    QVERIFY(!metrics::frechetDistance(wide, box(0, 0, 1, 1)));
}

QTEST_GUILESS_MAIN(TestFrechet)
#include "tst_frechet.moc"
