// SPDX-License-Identifier: GPL-3.0-or-later
// Calibration: deciles of pixels sorted by stated confidence, against answers by hand.
#include <cmath>
#include <limits>

#include <QtTest>

#include "core/metrics/calibration.h"

using namespace kinechrome;
using metrics::Calibration;

namespace {

// A field of `count` pixels, pixel i off by i and sure of it in the opposite order.
color::ChromaField honestField(int count) {
    color::ChromaField field{{count, 1}, {count, 1}, {count, 1}};
    for (int x = 0; x < count; ++x) {
        field.a.at(x, 0) = static_cast<float>(x);
        field.confidence.at(x, 0) = 1.0F - static_cast<float>(x) / static_cast<float>(count);
    }
    return field;
}

}  // namespace

class TestCalibration : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void honestFieldHasRisingTenths() {
        Calibration calibration;
        const base::Plane<float> truth(100, 1);
        calibration.add(honestField(100), truth, truth);
        const auto deciles = calibration.deciles().value();
        for (std::size_t i = 0; i < 10; ++i) {
            // Pixels 10 i to 10 i + 9.
            const double mean = 10.0 * static_cast<double>(i) + 4.5;
            QVERIFY2(std::abs(deciles.distance[i] - mean) < 1e-9,
                     qPrintable(QString::number(deciles.distance[i])));
            QVERIFY(std::abs(deciles.confidence[i] - (1.0 - mean / 100.0)) < 1e-4);
        }
    }

    void classThatStraddlesTwoTenthsIsShared() {
        // Everything in one class: every tenth is the mean of all.
        Calibration calibration;
        for (int i = 0; i < 25; ++i) calibration.add(0.5F, static_cast<float>(i));
        const auto deciles = calibration.deciles().value();
        for (const double distance : deciles.distance) {
            QVERIFY(std::abs(distance - 12.0) < 1e-9);
        }
    }

    void orderOfAddingDoesNotMatter() {
        Calibration forwards;
        Calibration first;
        Calibration second;
        for (int i = 0; i < 1000; ++i) {
            const float confidence = std::abs(std::sin(static_cast<float>(i)));
            const float distance = 0.1F * static_cast<float>(i % 37);
            forwards.add(confidence, distance);
            (i % 3 == 0 ? first : second).add(confidence, distance);
        }
        second.add(first);
        QCOMPARE(second.pixels(), forwards.pixels());
        QVERIFY(second.deciles().value().distance == forwards.deciles().value().distance);
    }

    void strangeConfidenceIsBroughtIntoRange() {
        Calibration calibration;
        for (int i = 0; i < 9; ++i) calibration.add(7.0F, 1.0F);
        calibration.add(std::numeric_limits<float>::quiet_NaN(), 5.0F);
        const auto deciles = calibration.deciles().value();
        QCOMPARE(deciles.distance.front(), 1.0);
        QCOMPARE(deciles.distance.back(), 5.0);
        QCOMPARE(deciles.confidence.front(), 1.0);
        QCOMPARE(deciles.confidence.back(), 0.0);
    }

    void fieldWithoutConfidenceAddsNothing() {
        Calibration calibration;
        color::ChromaField field = honestField(20);
        field.confidence = {};
        calibration.add(field, field.b, field.b);
        QCOMPARE(calibration.pixels(), std::uint64_t{0});
        QVERIFY(!calibration.deciles());
    }
};

QTEST_GUILESS_MAIN(TestCalibration)
#include "tst_calibration.moc"
