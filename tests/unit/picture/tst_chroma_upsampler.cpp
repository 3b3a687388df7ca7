// SPDX-License-Identifier: GPL-3.0-or-later
// Colour stops at luma edges, survives where luma says nothing, and never runs away.
#include <algorithm>
#include <cmath>
#include <limits>
#include <random>

#include <QtTest>
#include <opencv2/imgproc.hpp>

#include "core/picture/chroma_upsampler.h"
#include "core/picture/mat.h"

using namespace kinechrome;

namespace {

constexpr int kWidth = 320;
constexpr int kHeight = 240;
constexpr float kLeftColor = -30.0F;
constexpr float kRightColor = 40.0F;

// A slanted edge: nothing that favours whole pixels.
double edgeAt(int y) {
    return 150.0 + 0.2 * y;
}

float rightShare(double x, int y) {
    return static_cast<float>(std::clamp(x - edgeAt(y) + 0.5, 0.0, 1.0));
}

base::Plane<float> grayEdge(float step, float grain) {
    std::mt19937 random(3);
    std::normal_distribution<float> noise(0.0F, 1.0F);
    base::Plane<float> gray(kWidth, kHeight);
    for (int y = 0; y < kHeight; ++y) {
        for (int x = 0; x < kWidth; ++x) {
            gray.at(x, y) = 0.35F + step * rightShare(x, y) + grain * noise(random);
        }
    }
    return gray;
}

// The same edge in colour as a network of a `divisor`-th of the size gives it: `offset` pixels to
// the right and blurred over about `blur` of its own samples.
color::ChromaField softField(int divisor, double blur, double offset) {
    base::Plane<float> full(kWidth, kHeight);
    for (int y = 0; y < kHeight; ++y) {
        for (int x = 0; x < kWidth; ++x) {
            full.at(x, y) = kLeftColor + (kRightColor - kLeftColor) * rightShare(x - offset, y);
        }
    }
    const base::Plane<float> small = picture::resize(full, kWidth / divisor, kHeight / divisor);
    color::ChromaField field;
    field.a = base::Plane<float>(small.width(), small.height());
    field.b = base::Plane<float>(small.width(), small.height());
    cv::Mat target = picture::asMat(field.a);
    cv::GaussianBlur(picture::asMat(small), target, {0, 0}, blur);
    return field;
}

// Mean error of a* from 2 to 24 pixels away from the edge: colour on the wrong side.
double bleeding(const base::Plane<float>& a) {
    double sum = 0.0;
    int count = 0;
    for (int y = 40; y < kHeight - 40; ++y) {
        for (int x = 0; x < kWidth; ++x) {
            const double distance = x - edgeAt(y);
            if (std::abs(distance) <= 2.0 || std::abs(distance) >= 24.0) continue;
            const float want = distance < 0.0 ? kLeftColor : kRightColor;
            sum += static_cast<double>(std::abs(a.at(x, y) - want));
            ++count;
        }
    }
    return sum / count;
}

base::Plane<float> cubic(const base::Plane<float>& small) {
    base::Plane<float> out(kWidth, kHeight);
    cv::Mat target = picture::asMat(out);
    cv::resize(picture::asMat(small), target, target.size(), 0, 0, cv::INTER_CUBIC);
    return out;
}

}  // namespace

class TestChromaUpsampler : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void colorStopsAtTheEdge_data();
    void colorStopsAtTheEdge();
    void flatGrayKeepsTheFieldAsItIs();
    void grainDoesNotBecomeColor();
    void resultStaysWithinTheRangeOfTheField();
    void brokenSamplesStayLocal();
    void constantColorStaysConstant();
    void tinyFieldsAreEnlarged();
    void resizeAveragesWhenShrinking();
};

void TestChromaUpsampler::colorStopsAtTheEdge_data() {
    QTest::addColumn<float>("step");
    QTest::addColumn<float>("grain");
    QTest::addColumn<int>("divisor");
    QTest::addColumn<double>("blur");
    QTest::addColumn<double>("offset");
    QTest::addColumn<double>("bound");    // of bleeding, in a* (the colours are 70 apart)
    QTest::addColumn<double>("ofCubic");  // at most this share of cubic interpolation's
    QTest::newRow("strong edge, half size") << 0.3F << 0.0F << 2 << 1.5 << 0.0 << 0.7 << 0.5;
    QTest::newRow("strong edge, quarter size") << 0.3F << 0.0F << 4 << 1.5 << 0.0 << 1.8 << 0.5;
    QTest::newRow("strong edge, offset colour") << 0.3F << 0.0F << 4 << 0.7 << 4.0 << 1.2 << 0.4;
    QTest::newRow("middling edge") << 0.1F << 0.0F << 4 << 1.5 << 0.0 << 3.0 << 0.6;
    QTest::newRow("faint edge") << 0.05F << 0.0F << 4 << 1.5 << 0.0 << 4.5 << 0.9;
    QTest::newRow("strong edge, heavy grain") << 0.3F << 0.03F << 4 << 1.5 << 0.0 << 3.0 << 0.7;
}

void TestChromaUpsampler::colorStopsAtTheEdge() {
    QFETCH(float, step);
    QFETCH(float, grain);
    QFETCH(int, divisor);
    QFETCH(double, blur);
    QFETCH(double, offset);
    QFETCH(double, bound);
    QFETCH(double, ofCubic);
    const auto field = softField(divisor, blur, offset);
    const double guided = bleeding(picture::upsampleChroma(field, grayEdge(step, grain)).a);
    const double plain = bleeding(cubic(field.a));
    if (guided > bound || guided > ofCubic * plain) {
        qWarning("guided %.2f, cubic %.2f", guided, plain);
    }
    QVERIFY(guided <= bound);
    QVERIFY(guided <= ofCubic * plain);
}

void TestChromaUpsampler::flatGrayKeepsTheFieldAsItIs() {
    const auto field = softField(4, 1.0, 0.0);
    const auto out = picture::upsampleChroma(field, grayEdge(0.0F, 0.0F));
    const auto plain = picture::resize(field.a, kWidth, kHeight);
    for (int x = 0; x < kWidth; ++x) {
        QVERIFY(std::abs(out.a.at(x, 120) - plain.at(x, 120)) < 0.5F);
    }
}

void TestChromaUpsampler::grainDoesNotBecomeColor() {
    const auto clean = picture::upsampleChroma(softField(4, 1.0, 0.0), grayEdge(0.3F, 0.0F));
    const auto grainy = picture::upsampleChroma(softField(4, 1.0, 0.0), grayEdge(0.3F, 0.02F));
    double sum = 0.0;
    for (int y = 0; y < kHeight; ++y) {
        for (int x = 0; x < kWidth; ++x) {
            sum += std::abs(static_cast<double>(clean.a.at(x, y) - grainy.a.at(x, y)));
        }
    }
    // 0.02 of luma through the slope of 70 / 0.3 would be 3.7 on average near the edge.
    QVERIFY(sum / (kWidth * kHeight) < 0.5);
}

void TestChromaUpsampler::resultStaysWithinTheRangeOfTheField() {
    auto gray = grayEdge(0.05F, 0.0F);
    for (int y = 100; y < 140; ++y) {
        for (int x = 130; x < 220; x += 3) gray.at(x, y) = x % 2 == 0 ? 1.0F : 0.0F;
    }
    const auto out = picture::upsampleChroma(softField(2, 0.7, 0.0), gray);
    for (int y = 0; y < kHeight; ++y) {
        for (int x = 0; x < kWidth; ++x) {
            QVERIFY(out.a.at(x, y) >= kLeftColor - 0.01F);
            QVERIFY(out.a.at(x, y) <= kRightColor + 0.01F);
        }
    }
}

void TestChromaUpsampler::brokenSamplesStayLocal() {
    auto field = softField(4, 1.0, 0.0);
    field.a.at(10, 10) = std::numeric_limits<float>::quiet_NaN();
    const auto out = picture::upsampleChroma(field, grayEdge(0.3F, 0.0F));
    for (int y = 0; y < kHeight; ++y) {
        for (int x = 0; x < kWidth; ++x) QVERIFY(std::isfinite(out.a.at(x, y)));
    }
    QVERIFY(std::abs(out.a.at(100, 200) - kLeftColor) < 0.5F);
}

void TestChromaUpsampler::constantColorStaysConstant() {
    color::ChromaField field;
    field.a = base::Plane<float>(80, 60);
    field.b = base::Plane<float>(80, 60);
    field.a.fill(12.5F);
    field.b.fill(-7.0F);
    const auto out = picture::upsampleChroma(field, grayEdge(0.5F, 0.05F));
    for (int y = 0; y < kHeight; y += 7) {
        for (int x = 0; x < kWidth; ++x) {
            QVERIFY(std::abs(out.a.at(x, y) - 12.5F) < 1e-3F);
            QVERIFY(std::abs(out.b.at(x, y) + 7.0F) < 1e-3F);
        }
    }
}

void TestChromaUpsampler::tinyFieldsAreEnlarged() {
    color::ChromaField field;
    field.a = base::Plane<float>(1, 1);
    field.b = base::Plane<float>(1, 1);
    field.a.fill(5.0F);
    const auto out = picture::upsampleChroma(field, grayEdge(0.3F, 0.0F));
    QCOMPARE(out.a.width(), kWidth);
    QCOMPARE(out.b.height(), kHeight);
    QVERIFY(std::abs(out.a.at(200, 100) - 5.0F) < 1e-3F);
}

void TestChromaUpsampler::resizeAveragesWhenShrinking() {
    base::Plane<float> checks(64, 64);
    for (int y = 0; y < 64; ++y) {
        for (int x = 0; x < 64; ++x) checks.at(x, y) = static_cast<float>((x + y) % 2);
    }
    const auto small = picture::resize(checks, 16, 8);
    for (int x = 0; x < 16; ++x) QVERIFY(std::abs(small.at(x, 4) - 0.5F) < 1e-6F);
    const auto large = picture::resize(small, 100, 90);
    QCOMPARE(large.width(), 100);
    QVERIFY(std::abs(large.at(99, 89) - 0.5F) < 1e-6F);
}

QTEST_GUILESS_MAIN(TestChromaUpsampler)
#include "tst_chroma_upsampler.moc"
