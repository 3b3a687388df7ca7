// SPDX-License-Identifier: GPL-3.0-or-later
// Visibility: high where the past is seen, low where it is covered, blind to light changes.
#include "core/temporal/visibility.h"

#include <cmath>

#include <QtTest/QtTest>

#include "tests/unit/temporal/moving_scene.h"

using namespace kinechrome;
using base::Plane;
using temporal::FlowField;

namespace {

constexpr int width = 160;
constexpr int height = 120;

Plane<float> maskBetween(const Plane<float>& now, const Plane<float>& before) {
    const auto flow = temporal::makeDisFlow(temporal::FlowPreset::Fast);
    return temporal::visibility(now, before, flow->compute(now, before),
                                flow->compute(before, now));
}

float meanOver(const Plane<float>& plane, int x0, int y0, int x1, int y1) {
    float total = 0.0F;
    for (int y = y0; y < y1; ++y) {
        for (int x = x0; x < x1; ++x) total += plane.at(x, y);
    }
    return total / static_cast<float>((x1 - x0) * (y1 - y0));
}

// A square of another texture on a still ground, its corner at x.
Plane<float> squareAt(int left) {
    Plane<float> plane = scene::view(width, height, 0.0F, 0.0F, 1);
    for (int y = 40; y < 80; ++y) {
        for (int x = left; x < left + 40; ++x) {
            plane.at(x, y) = scene::texture(static_cast<float>(x - left), static_cast<float>(y), 2);
        }
    }
    return plane;
}

}  // namespace

class TestVisibility : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void aStillPictureIsWhollyVisible() {
        const Plane<float> gray = scene::view(width, height, 0.0F, 0.0F, 1);
        QVERIFY(scene::mean(maskBetween(gray, gray)) > 0.99F);
    }

    void aPanIsVisibleButForTheEdgeThatComesIn() {
        const Plane<float> before = scene::view(width, height, 0.0F, 0.0F, 1);
        const Plane<float> now = scene::view(width, height, 8.0F, 0.0F, 1);
        const Plane<float> mask = maskBetween(now, before);
        QVERIFY(meanOver(mask, 16, 16, 130, 104) > 0.9F);
        QVERIFY(meanOver(mask, 154, 0, 160, 120) < meanOver(mask, 16, 16, 130, 104) - 0.2F);
    }

    void groundThatASquareUncoversIsNotVisible() {
        const Plane<float> mask = maskBetween(squareAt(66), squareAt(60));
        QVERIFY(meanOver(mask, 61, 44, 68, 76) < 0.4F);    // uncovered
        QVERIFY(meanOver(mask, 76, 50, 96, 70) > 0.7F);    // the square itself
        QVERIFY(meanOver(mask, 10, 10, 40, 110) > 0.95F);  // far ground
    }

    void differentPicturesAreNotVisibleInOneAnother() {
        const Plane<float> before = scene::view(width, height, 0.0F, 0.0F, 1);
        const Plane<float> now = scene::view(width, height, 0.0F, 0.0F, 77);
        QVERIFY(scene::mean(maskBetween(now, before)) < 0.35F);
    }

    void aChangeOfLightDoesNotHideThePast() {
        const Plane<float> before = scene::view(width, height, 0.0F, 0.0F, 1, 0.7F, 0.1F);
        const Plane<float> now = scene::view(width, height, 0.0F, 0.0F, 1, 0.55F, 0.2F);
        QVERIFY(scene::mean(maskBetween(now, before)) > 0.9F);
    }

    void fitLightFindsGainAndOffsetDespiteAMovedObject() {
        Plane<float> before = scene::view(width, height, 0.0F, 0.0F, 1);
        Plane<float> now = scene::view(width, height, 0.0F, 0.0F, 1, 0.8F, 0.05F);
        for (int y = 30; y < 60; ++y) {
            for (int x = 30; x < 60; ++x) now.at(x, y) = 1.0F;
        }
        const temporal::LightChange light = temporal::fitLight(now, before);
        QVERIFY2(std::abs(light.gain - 0.8F) < 0.03F, qPrintable(QString::number(light.gain)));
        QVERIFY2(std::abs(light.offset - 0.05F) < 0.02F, qPrintable(QString::number(light.offset)));
    }

    void fitLightOfFlatPicturesKeepsTheGain() {
        Plane<float> before(32, 32);
        Plane<float> now(32, 32);
        before.fill(0.4F);
        now.fill(0.5F);
        const temporal::LightChange light = temporal::fitLight(now, before);
        QCOMPARE(light.gain, 1.0F);
        QVERIFY(std::abs(light.offset - 0.1F) < 1e-3F);
    }
};

QTEST_GUILESS_MAIN(TestVisibility)
#include "tst_visibility.moc"
