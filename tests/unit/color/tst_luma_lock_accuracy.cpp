// SPDX-License-Identifier: GPL-3.0-or-later
// The luma lock in numbers: the exact solver against its definition, the fast one against the
// exact one, and what a viewer decodes from the written codes against what was asked.
#include <algorithm>
#include <array>
#include <cmath>
#include <random>
#include <vector>

#include <QtTest>

#include "core/color/lab.h"
#include "core/color/luma_lock.h"
#include "tests/unit/color/test_pictures.h"

using namespace kinechrome;
using color::Lab;
using color::Matrix;
using color::Rgb;

namespace {

constexpr std::array kMatrices{Matrix::Bt709, Matrix::Bt601, Matrix::Bt2020};

double lumaOf(const Rgb& rgb, const color::LumaWeights& w) {
    return w.kr * rgb.r + w.kg() * rgb.g + w.kb * rgb.b;
}

Rgb decoded(double y, double cb, double cr, const color::LumaWeights& w) {
    const double r = y + 2.0 * (1.0 - w.kr) * cr;
    const double b = y + 2.0 * (1.0 - w.kb) * cb;
    return {r, (y - w.kr * r - w.kb * b) / w.kg(), b};
}

struct Asked {
    double y, a, b;
};

// Colours inside the gamut: everywhere in it, in its dark and in its bright end.
std::vector<Asked> insideGamut(int count, const color::LumaWeights& weights) {
    std::mt19937 random(7);
    std::uniform_real_distribution<double> uniform(0.0, 1.0);
    std::vector<Asked> asked;
    for (int i = 0; i < count; ++i) {
        Rgb rgb{uniform(random), uniform(random), uniform(random)};
        if (i % 4 == 1) rgb = {0.2 * rgb.r, 0.2 * rgb.g, 0.2 * rgb.b};
        if (i % 4 == 2) rgb = {1.0 - 0.2 * rgb.r, 1.0 - 0.2 * rgb.g, 1.0 - 0.2 * rgb.b};
        if (i % 4 == 3) rgb = {0.3 * rgb.r, 0.3 * rgb.g, rgb.b};
        const Lab lab = color::labFromRgb(rgb);
        asked.push_back({lumaOf(rgb, weights), lab.a, lab.b});
    }
    return asked;
}

// One row of pixels with these colours, through compose() at the given depth.
color::Picture composeRow(const std::vector<Asked>& asked, Matrix matrix, int depth,
                          color::Range range) {
    const int width = static_cast<int>(asked.size());
    auto format = color::yuvFormat(width, 1, 0, 0, depth);
    format.color.matrix = matrix;
    format.color.range = range;
    const auto scale = color::codeScale(format.color);
    const auto scan = color::makePicture(format, [&](int, int x, int) {
        return static_cast<int>(
            std::lround(scale.lumaBlack + scale.lumaSwing * asked[static_cast<std::size_t>(x)].y));
    });
    base::Plane<float> a(width, 1);
    base::Plane<float> b(width, 1);
    for (int x = 0; x < width; ++x) {
        a.at(x, 0) = static_cast<float>(asked[static_cast<std::size_t>(x)].a);
        b.at(x, 0) = static_cast<float>(asked[static_cast<std::size_t>(x)].b);
    }
    const auto out = color::LumaLock::make(matrix)->compose(scan, a, b);
    return out ? *out : color::Picture{};
}

}  // namespace

class TestLumaLockAccuracy : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void solverFindsTheColorThatHasTheLuma();
    void solverKeepsHueAndLumaWhereTheGamutEnds();
    void solverGivesTheLargestChroma();
    void viewerSeesTheAskedChroma_data();
    void viewerSeesTheAskedChroma();
    void fastLockFollowsTheSolverOutsideTheGamut();
    void fastLockNeverLeavesTheGamut();
};

void TestLumaLockAccuracy::solverFindsTheColorThatHasTheLuma() {
    for (const Matrix matrix : kMatrices) {
        const auto weights = color::lumaWeights(matrix);
        for (const Asked& asked : insideGamut(400, weights)) {
            const auto chroma = color::solveChroma(asked.y, asked.a, asked.b, matrix);
            QCOMPARE(chroma.shrink, 1.0);
            const Lab lab = color::labFromRgb(decoded(asked.y, chroma.cb, chroma.cr, weights));
            QVERIFY(std::hypot(lab.a - asked.a, lab.b - asked.b) < 1e-3);
        }
    }
}

void TestLumaLockAccuracy::solverKeepsHueAndLumaWhereTheGamutEnds() {
    const auto weights = color::lumaWeights(Matrix::Bt709);
    for (const double y : {0.02, 0.1, 0.4, 0.7, 0.95}) {
        for (int degrees = 0; degrees < 360; degrees += 15) {
            const double hue = degrees * 3.14159265358979 / 180.0;
            const auto chroma =
                color::solveChroma(y, 140.0 * std::cos(hue), 140.0 * std::sin(hue), Matrix::Bt709);
            QVERIFY(chroma.shrink < 1.0);
            const Rgb rgb = decoded(y, chroma.cb, chroma.cr, weights);
            QVERIFY(std::min({rgb.r, rgb.g, rgb.b}) > -1e-6);
            QVERIFY(std::max({rgb.r, rgb.g, rgb.b}) < 1.0 + 1e-6);
            const Lab lab = color::labFromRgb(rgb);
            const double size = std::hypot(lab.a, lab.b);
            QVERIFY(std::abs(size - 140.0 * chroma.shrink) < 1e-3);
            QVERIFY(std::abs(lab.a * std::sin(hue) - lab.b * std::cos(hue)) < 1e-3);
        }
    }
}

void TestLumaLockAccuracy::solverGivesTheLargestChroma() {
    const auto full = color::solveChroma(0.4, 120.0, 60.0, Matrix::Bt709);
    const double slightlyMore = full.shrink * 1.001;
    const auto again =
        color::solveChroma(0.4, 120.0 * slightlyMore, 60.0 * slightlyMore, Matrix::Bt709);
    QVERIFY(again.shrink < 1.0);
    const auto less = color::solveChroma(0.4, 120.0 * full.shrink * 0.999,
                                         60.0 * full.shrink * 0.999, Matrix::Bt709);
    QCOMPARE(less.shrink, 1.0);
}

void TestLumaLockAccuracy::viewerSeesTheAskedChroma_data() {
    QTest::addColumn<int>("depth");
    QTest::addColumn<bool>("full");
    QTest::addColumn<double>("bound");
    // Rounding the codes alone costs up to 1.16 at 8 bit, 0.30 at 10 and 0.08 at 12.
    QTest::newRow("8 bit limited") << 8 << false << 1.5;
    QTest::newRow("8 bit full") << 8 << true << 1.5;
    QTest::newRow("10 bit limited") << 10 << false << 0.5;
    QTest::newRow("10 bit full") << 10 << true << 0.5;
    QTest::newRow("12 bit limited") << 12 << false << 0.15;
    QTest::newRow("16 bit limited") << 16 << false << 0.05;
}

void TestLumaLockAccuracy::viewerSeesTheAskedChroma() {
    QFETCH(int, depth);
    QFETCH(bool, full);
    QFETCH(double, bound);
    for (const Matrix matrix : kMatrices) {
        const auto weights = color::lumaWeights(matrix);
        std::vector<Asked> asked = insideGamut(20000, weights);
        const auto out =
            composeRow(asked, matrix, depth, full ? color::Range::Full : color::Range::Limited);
        const color::LabPlanes seen = color::decodeLab(out);
        const auto scale = color::codeScale(out.format.color);
        for (int x = 0; x < out.format.width; ++x) {
            const Asked& want = asked[static_cast<std::size_t>(x)];
            // The luma code is rounded before the lock sees it: what fits is decided by that.
            const double y = (color::codeAt(out, 0, x, 0) - scale.lumaBlack) / scale.lumaSwing;
            if (color::solveChroma(y, want.a, want.b, matrix).shrink < 1.0) continue;
            const double off = std::hypot(static_cast<double>(seen.a.at(x, 0)) - want.a,
                                          static_cast<double>(seen.b.at(x, 0)) - want.b);
            if (off > bound) {
                qWarning("Y' %.4f a* %.1f b* %.1f is off by %.2f", y, want.a, want.b, off);
            }
            QVERIFY(off <= bound);
        }
    }
}

void TestLumaLockAccuracy::fastLockFollowsTheSolverOutsideTheGamut() {
    std::mt19937 random(11);
    std::uniform_real_distribution<double> uniform(0.0, 1.0);
    for (const Matrix matrix : kMatrices) {
        std::vector<Asked> asked;
        for (int i = 0; i < 3000; ++i) {
            const double hue = 6.2831853 * uniform(random);
            const double size = 110.0 * uniform(random);
            asked.push_back({uniform(random), size * std::cos(hue), size * std::sin(hue)});
        }
        const auto out = composeRow(asked, matrix, 16, color::Range::Full);
        const color::LabPlanes seen = color::decodeLab(out);
        double sum = 0.0;
        int count = 0;
        for (int x = 0; x < out.format.width; ++x) {
            const Asked& want = asked[static_cast<std::size_t>(x)];
            const double y = color::codeAt(out, 0, x, 0) / 65535.0;
            const double shrink = color::solveChroma(y, want.a, want.b, matrix).shrink;
            if (shrink == 1.0) continue;
            const double a = static_cast<double>(seen.a.at(x, 0));
            const double b = static_cast<double>(seen.b.at(x, 0));
            sum += std::hypot(a - shrink * want.a, b - shrink * want.b);
            ++count;
            // Across the hue: what turns the colour.
            const double across = (a * want.b - b * want.a) / std::hypot(want.a, want.b);
            QVERIFY(std::abs(across) < 1.0);
        }
        QVERIFY(count > 500);
        QVERIFY(sum / count < 0.1);
    }
}

void TestLumaLockAccuracy::fastLockNeverLeavesTheGamut() {
    std::mt19937 random(13);
    std::uniform_real_distribution<double> uniform(0.0, 1.0);
    std::vector<Asked> asked;
    for (int i = 0; i < 20000; ++i) {
        asked.push_back(
            {uniform(random), 600.0 * (uniform(random) - 0.5), 600.0 * (uniform(random) - 0.5)});
    }
    const auto out = composeRow(asked, Matrix::Bt709, 16, color::Range::Full);
    const color::RgbPlanes rgb = color::decodeRgb(out);
    for (int x = 0; x < out.format.width; ++x) {
        const auto values = {rgb.r.at(x, 0), rgb.g.at(x, 0), rgb.b.at(x, 0)};
        QVERIFY(std::min(values) > -1e-4F);
        QVERIFY(std::max(values) < 1.0001F);
    }
}

QTEST_GUILESS_MAIN(TestLumaLockAccuracy)
#include "tst_luma_lock_accuracy.moc"
