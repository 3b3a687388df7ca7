// SPDX-License-Identifier: GPL-3.0-or-later
// Warp error and its occlusion mask on motions that are known.
#include <cmath>

#include <QtTest>

#include "core/metrics/temporal_figures.h"

using namespace kinechrome;

namespace {

constexpr int kWidth = 48;
constexpr int kHeight = 32;

base::Plane<float> plane(float value) {
    base::Plane<float> out(kWidth, kHeight);
    out.fill(value);
    return out;
}

metrics::Motion uniformMotion(float u, float v) {
    return {plane(u), plane(v)};
}

// Chroma that is linear in space, moved by (dx, dy) and changed by (da, db).
color::LabPlanes slope(float dx, float dy, float da, float db) {
    color::LabPlanes lab{plane(50.0F), plane(0.0F), plane(0.0F)};
    for (int y = 0; y < kHeight; ++y) {
        for (int x = 0; x < kWidth; ++x) {
            lab.a.at(x, y) = 0.5F * (static_cast<float>(x) - dx) + da;
            lab.b.at(x, y) = -0.25F * (static_cast<float>(y) - dy) + db;
        }
    }
    return lab;
}

int visiblePixels(const base::Plane<float>& mask) {
    int count = 0;
    for (int y = 0; y < kHeight; ++y) {
        for (int x = 0; x < kWidth; ++x) count += mask.at(x, y) > 0.5F ? 1 : 0;
    }
    return count;
}

}  // namespace

class TestTemporalFigures : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void knownTranslationHasNoError();
    void changeOfColorByHand();
    void lumaIsNotLookedAt();
    void hiddenPixelsDoNotCount();
    void nothingVisibleHasNoFigure();
    void pixelsThatLeaveThePictureAreNotVisible();
    void disagreeingFlowsAreOccluded();
    void motionEdgesAreLeftOut();
};

void TestTemporalFigures::knownTranslationHasNoError() {
    const auto motion = uniformMotion(2.5F, -1.5F);
    const auto mask = metrics::visibleMask(motion, uniformMotion(-2.5F, 1.5F));
    const auto error =
        metrics::warpError(slope(0, 0, 0, 0), slope(2.5F, -1.5F, 0, 0), motion, mask);
    QVERIFY(visiblePixels(mask) > kWidth * kHeight * 8 / 10);
    QVERIFY(error.value() < 1e-10);
}

// (3^2 + 4^2) / 100^2
void TestTemporalFigures::changeOfColorByHand() {
    const auto error = metrics::warpError(slope(0, 0, 0, 0), slope(0, 0, 3.0F, -4.0F),
                                          uniformMotion(0, 0), plane(1.0F));
    QVERIFY(std::abs(error.value() - 0.0025) < 1e-8);
}

void TestTemporalFigures::lumaIsNotLookedAt() {
    auto darker = slope(0, 0, 0, 0);
    darker.l.fill(20.0F);
    QCOMPARE(
        metrics::warpError(slope(0, 0, 0, 0), darker, uniformMotion(0, 0), plane(1.0F)).value(),
        0.0);
}

void TestTemporalFigures::hiddenPixelsDoNotCount() {
    auto changed = slope(0, 0, 0, 0);
    auto mask = plane(1.0F);
    for (int y = 0; y < kHeight; ++y) {
        changed.a.at(7, y) = 90.0F;
        mask.at(7, y) = 0.0F;
    }
    QCOMPARE(metrics::warpError(slope(0, 0, 0, 0), changed, uniformMotion(0, 0), mask).value(),
             0.0);
}

void TestTemporalFigures::nothingVisibleHasNoFigure() {
    QVERIFY(!metrics::warpError(slope(0, 0, 0, 0), slope(0, 0, 0, 0), uniformMotion(0, 0),
                                plane(0.0F)));
}

void TestTemporalFigures::pixelsThatLeaveThePictureAreNotVisible() {
    const auto mask = metrics::visibleMask(uniformMotion(5.0F, 0.0F), uniformMotion(-5.0F, 0.0F));
    QCOMPARE(mask.at(kWidth - 6, 3), 1.0F);
    QCOMPARE(mask.at(kWidth - 5, 3), 0.0F);
    QCOMPARE(visiblePixels(mask), (kWidth - 5) * kHeight);
}

// |b + f|^2 = 1 against 0.01 (|b|^2 + |f|^2) + 0.5: still flows within 0.7 pixels agree.
void TestTemporalFigures::disagreeingFlowsAreOccluded() {
    QCOMPARE(visiblePixels(metrics::visibleMask(uniformMotion(0, 0), uniformMotion(1.0F, 0))), 0);
    QCOMPARE(visiblePixels(metrics::visibleMask(uniformMotion(0, 0), uniformMotion(0.7F, 0))),
             kWidth * kHeight);
    // Fast motion is given more: 0.01 (100 + 121) + 0.5 = 2.7.
    QVERIFY(visiblePixels(metrics::visibleMask(uniformMotion(10.0F, 0), uniformMotion(-11.0F, 0))) >
            0);
}

void TestTemporalFigures::motionEdgesAreLeftOut() {
    auto forward = uniformMotion(0, 0);
    auto backward = uniformMotion(0, 0);
    for (int y = 0; y < kHeight; ++y) {
        for (int x = 20; x < kWidth; ++x) {
            forward.u.at(x, y) = 0.5F;
            backward.u.at(x, y) = -0.5F;
        }
    }
    const auto mask = metrics::visibleMask(forward, backward);
    QCOMPARE(mask.at(19, 10), 0.0F);  // 0.25 > 0.002
    QCOMPARE(mask.at(18, 10), 1.0F);
    QCOMPARE(mask.at(20, 10), 1.0F);
}

QTEST_GUILESS_MAIN(TestTemporalFigures)
#include "tst_temporal_figures.moc"
