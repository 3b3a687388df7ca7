// SPDX-License-Identifier: GPL-3.0-or-later
// The taut string solves total variation exactly: its answers meet the conditions of the optimum.
#include "core/temporal/taut_string.h"

#include <algorithm>
#include <cmath>

#include <QtTest/QtTest>

#include "tests/unit/temporal/moving_scene.h"

using namespace kinechrome;
using temporal::TautString;

namespace {

std::vector<float> solve(const std::vector<float>& values, const std::vector<float>& weights,
                         const std::vector<float>& ties) {
    TautString string;
    std::vector<float> x;
    for (std::size_t i = 0; i < values.size(); ++i) {
        x.push_back(string.solveAt(values, weights, ties, i));
    }
    return x;
}

std::vector<float> alike(std::size_t count, float value) {
    return std::vector<float>(count, value);
}

}  // namespace

class TestTautString : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void oneSampleIsItself() { QCOMPARE(solve({4.0F}, {2.0F}, {9.0F}).front(), 4.0F); }

    void noTieLeavesTheSignal() {
        const std::vector<float> y{3.0F, -1.0F, 8.0F, 8.5F};
        const auto x = solve(y, alike(4, 1.0F), alike(4, 0.0F));
        for (std::size_t i = 0; i < y.size(); ++i) QVERIFY(std::abs(x[i] - y[i]) < 1e-5F);
    }

    void strongTiesGiveTheWeightedMean() {
        const auto x = solve({0.0F, 6.0F, 3.0F}, {1.0F, 2.0F, 1.0F}, alike(3, 100.0F));
        for (const float value : x) QVERIFY(std::abs(value - 3.75F) < 1e-5F);
    }

    void aFreeJumpPartsTheSignal() {
        const auto x =
            solve({0.0F, 2.0F, 10.0F, 12.0F}, alike(4, 1.0F), {0.0F, 50.0F, 0.0F, 50.0F});
        QVERIFY(std::abs(x[0] - 1.0F) < 1e-5F && std::abs(x[1] - 1.0F) < 1e-5F);
        QVERIFY(std::abs(x[2] - 11.0F) < 1e-5F && std::abs(x[3] - 11.0F) < 1e-5F);
    }

    void aStepIsKeptAndFlickerLevelled() {
        std::vector<float> y;
        for (int i = 0; i < 20; ++i) y.push_back((i < 10 ? 0.0F : 40.0F) + (i % 2 == 0 ? 2 : -2));
        const auto x = solve(y, alike(20, 1.0F), alike(20, 10.0F));
        for (std::size_t i = 1; i < 9; ++i) QVERIFY(std::abs(x[i] - x[i + 1]) < 1e-4F || i == 9);
        QVERIFY(x[0] < 4.0F && x[19] > 36.0F);
    }

    // With s_i = sum of weight (y - x) up to i: |s_i| <= tie_i+1, and equal to it, with the sign of
    // the jump, wherever x jumps; the last sum is 0 (the dual of the problem).
    void answersMeetTheConditionsOfTheOptimum() {
        for (std::uint32_t seed = 1; seed <= 200; ++seed) {
            const auto random = [&](int i, int kind) { return scene::lattice(i, kind, seed); };
            const int count = 2 + static_cast<int>(random(0, 9) * 40.0F);
            std::vector<float> y;
            std::vector<float> weights;
            std::vector<float> ties;
            for (int i = 0; i < count; ++i) {
                y.push_back(40.0F * random(i, 1) - 20.0F);
                weights.push_back(0.25F + 2.0F * random(i, 2));
                ties.push_back(25.0F * random(i, 3));
            }
            const auto x = solve(y, weights, ties);
            double sum = 0.0;
            for (std::size_t i = 0; i < x.size(); ++i) {
                sum += static_cast<double>(weights[i] * (y[i] - x[i]));
                const bool last = i + 1 == x.size();
                const double tie = last ? 0.0 : static_cast<double>(ties[i + 1]);
                QVERIFY2(std::abs(sum) <= tie + 1e-2, qPrintable(QString::number(sum - tie)));
                if (last) break;
                const float jump = x[i + 1] - x[i];
                if (jump > 1e-2F) QVERIFY(std::abs(sum + tie) < 1e-2);
                if (jump < -1e-2F) QVERIFY(std::abs(sum - tie) < 1e-2);
            }
        }
    }
};

QTEST_GUILESS_MAIN(TestTautString)
#include "tst_taut_string.moc"
