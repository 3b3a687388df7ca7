// SPDX-License-Identifier: GPL-3.0-or-later
// Resampling along a flow: exact where it can be, sharp when repeated, never out of range.
#include "core/temporal/resample.h"

#include <algorithm>
#include <cmath>

#include <QtTest/QtTest>

#include "tests/unit/temporal/moving_scene.h"

using namespace kinechrome;
using base::Plane;
using temporal::Carrier;
using temporal::FlowField;

namespace {

constexpr int width = 64;
constexpr int height = 16;

FlowField shift(float u, float v = 0.0F) {
    FlowField flow{{width, height}, {width, height}};
    flow.u.fill(u);
    flow.v.fill(v);
    return flow;
}

Plane<float> edgeAt(float place) {
    Plane<float> plane(width, height);
    for (int y = 0; y < height; ++y) {
        for (int x = 0; x < width; ++x) {
            plane.at(x, y) = 60.0F * std::clamp(static_cast<float>(x) - place + 0.5F, 0.0F, 1.0F);
        }
    }
    return plane;
}

int riseOf(const Plane<float>& plane) {
    int rising = 0;
    for (int x = 0; x < width; ++x) {
        const float value = plane.at(x, height / 2);
        if (value > 6.0F && value < 54.0F) ++rising;
    }
    return rising;
}

}  // namespace

class TestResample : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void noMotionChangesNothing() {
        const Plane<float> plane = scene::view(width, height, 0.0F, 0.0F, 3);
        const Plane<float> same = Carrier(shift(0.0F)).sharp(plane);
        for (int x = 0; x < width; ++x) {
            QVERIFY(std::abs(same.at(x, 7) - plane.at(x, 7)) < 1e-4F);
        }
    }

    void wholeStepsAreExact() {
        const Plane<float> plane = scene::view(width, height, 0.0F, 0.0F, 3);
        const Plane<float> sharp = Carrier(shift(5.0F, 2.0F)).sharp(plane);
        const Plane<float> plain = Carrier(shift(5.0F, 2.0F)).plain(plane);
        for (int x = 8; x < width - 8; ++x) {
            QVERIFY(std::abs(sharp.at(x, 7) - plane.at(x + 5, 9)) < 1e-4F);
            QCOMPARE(plain.at(x, 7), plane.at(x + 5, 9));
        }
    }

    void smoothPicturesAreMovedByFractions() {
        const Plane<float> plane = scene::view(width, height, 0.0F, 0.0F, 3);
        const Plane<float> there = scene::view(width, height, 0.4F, 0.0F, 3);
        const Plane<float> moved = Carrier(shift(0.4F)).sharp(plane);
        for (int x = 8; x < width - 8; ++x) {
            QVERIFY(std::abs(moved.at(x, 7) - there.at(x, 7)) < 0.01F);
        }
    }

    void placesOutsideAreTakenAtTheEdge() {
        const Plane<float> plane = edgeAt(30.0F);
        QCOMPARE(Carrier(shift(1000.0F)).plain(plane).at(3, 3), 60.0F);
        QVERIFY(std::abs(Carrier(shift(-1000.0F)).sharp(plane).at(3, 3)) < 1e-3F);
    }

    void nothingLeavesTheRangeOfTheSamples() {
        Plane<float> plane = edgeAt(30.0F);
        const Carrier step(shift(0.37F));
        for (int i = 0; i < 20; ++i) {
            plane = step.sharp(plane);
            for (int x = 0; x < width; ++x) {
                QVERIFY(plane.at(x, 3) >= 0.0F && plane.at(x, 3) <= 60.0F);
            }
        }
    }

    void aThousandStepsBlurAnEdgeLittleAndALinearKernelMuch() {
        const Carrier forth(shift(0.3F));
        const Carrier back(shift(-0.3F));
        Plane<float> sharp = edgeAt(32.0F);
        Plane<float> linear = sharp.clone();
        for (int i = 0; i < 1000; ++i) {
            const Carrier& step = i % 2 == 0 ? forth : back;
            sharp = step.sharp(sharp);
            linear = step.plain(linear);
        }
        QVERIFY2(riseOf(sharp) <= 7, qPrintable(QString::number(riseOf(sharp))));
        QVERIFY2(riseOf(linear) >= 20, qPrintable(QString::number(riseOf(linear))));
    }

    void singleSamplesAreServed() {
        Plane<float> dot(1, 1);
        dot.fill(7.0F);
        FlowField flow{{1, 1}, {1, 1}};
        flow.u.fill(0.4F);
        QCOMPARE(Carrier(flow).sharp(dot).at(0, 0), 7.0F);
        QCOMPARE(Carrier(flow).plain(dot).at(0, 0), 7.0F);
    }
};

QTEST_GUILESS_MAIN(TestResample)
#include "tst_resample.moc"
