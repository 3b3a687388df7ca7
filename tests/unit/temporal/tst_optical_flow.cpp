// SPDX-License-Identifier: GPL-3.0-or-later
// Optical flow finds known motion; warping and resampling keep their promises.
#include "core/temporal/optical_flow.h"

#include <cmath>

#include <QtTest/QtTest>

#include "tests/unit/temporal/moving_scene.h"

using namespace kinechrome;
using base::Plane;
using temporal::FlowField;

class TestOpticalFlow : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void flowFindsAKnownShift_data() {
        QTest::addColumn<float>("dx");
        QTest::addColumn<float>("dy");
        QTest::newRow("nothing moves") << 0.0F << 0.0F;
        QTest::newRow("right") << 3.0F << 0.0F;
        QTest::newRow("up by half pixels") << 0.0F << -1.5F;
        QTest::newRow("far and slanted") << -9.0F << 6.0F;
    }
    void flowFindsAKnownShift() {
        QFETCH(float, dx);
        QFETCH(float, dy);
        const Plane<float> from = scene::view(160, 120, 50.0F, 50.0F, 1);
        const Plane<float> to = scene::view(160, 120, 50.0F - dx, 50.0F - dy, 1);
        for (const auto preset : {temporal::FlowPreset::UltraFast, temporal::FlowPreset::Fast,
                                  temporal::FlowPreset::Medium}) {
            const FlowField flow = temporal::makeDisFlow(preset)->compute(from, to);
            double error = 0.0;
            int count = 0;
            for (int y = 20; y < 100; ++y) {
                for (int x = 20; x < 140; ++x, ++count) {
                    error += std::hypot(flow.u.at(x, y) - dx, flow.v.at(x, y) - dy);
                }
            }
            QVERIFY2(error / count < 0.3, qPrintable(QString::number(error / count)));
        }
    }

    void picturesTooSmallForFlowStandStill() {
        const Plane<float> a = scene::view(15, 40, 0.0F, 0.0F, 1);
        const Plane<float> b = scene::view(15, 40, 4.0F, 0.0F, 1);
        const FlowField flow = temporal::makeDisFlow(temporal::FlowPreset::Fast)->compute(a, b);
        QCOMPARE(flow.u.width(), 15);
        QCOMPARE(flow.v.height(), 40);
        for (int y = 0; y < 40; ++y) {
            for (int x = 0; x < 15; ++x)
                QVERIFY(flow.u.at(x, y) == 0.0F && flow.v.at(x, y) == 0.0F);
        }
    }

    void theSmallestPictureWithFlowWorks() {
        const Plane<float> a = scene::view(16, 16, 0.0F, 0.0F, 1);
        const FlowField flow = temporal::makeDisFlow(temporal::FlowPreset::Fast)->compute(a, a);
        QVERIFY(std::abs(scene::mean(flow.u)) < 0.5F);
    }

    void warpPullsEachPixelFromWhereTheFlowPoints() {
        Plane<float> plane(4, 3);
        for (int x = 0; x < 4; ++x) {
            for (int y = 0; y < 3; ++y) plane.at(x, y) = static_cast<float>(10 * y + x);
        }
        FlowField flow{{4, 3}, {4, 3}};
        flow.u.fill(0.5F);
        flow.v.fill(1.0F);
        const Plane<float> out = temporal::warp(plane, flow);
        QCOMPARE(out.at(0, 0), 10.5F);
        QCOMPARE(out.at(2, 1), 22.5F);
        QCOMPARE(out.at(3, 2), 23.0F);  // beyond the edge the edge is repeated
    }

    void warpWithoutAFittingFlowIsACopy() {
        const Plane<float> plane = scene::view(8, 8, 0.0F, 0.0F, 3);
        const Plane<float> out = temporal::warp(plane, {});
        QVERIFY(out.row(0) != plane.row(0));
        QCOMPARE(out.at(5, 5), plane.at(5, 5));
    }

    void resizedFlowScalesItsVectors() {
        FlowField flow{{40, 30}, {40, 30}};
        flow.u.fill(4.0F);
        flow.v.fill(-6.0F);
        const FlowField half = temporal::resizeFlow(flow, 20, 10);
        QCOMPARE(half.u.width(), 20);
        QCOMPARE(half.v.height(), 10);
        QCOMPARE(half.u.at(7, 7), 2.0F);
        QCOMPARE(half.v.at(7, 7), -2.0F);
        QVERIFY(temporal::resizeFlow({}, 5, 5).empty());
    }
};

QTEST_GUILESS_MAIN(TestOpticalFlow)
#include "tst_optical_flow.moc"
