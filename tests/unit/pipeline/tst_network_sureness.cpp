// SPDX-License-Identifier: GPL-3.0-or-later
// A network's confidence on the scale of its calibration.
#include <QtTest>

#include "core/pipeline/network_sureness.h"

using namespace kinechrome::pipeline;

class TestNetworkSureness : public QObject {
    Q_OBJECT

    static float confidenceAt(float distance) { return 14.0F / (14.0F + distance); }

private Q_SLOTS:
    void endsOfTheCalibrationAreTheEndsOfTheScale() {
        QCOMPARE(calibratedSureness(confidenceAt(leastSureDistance)), 0.0F);
        QCOMPARE(calibratedSureness(confidenceAt(mostSureDistance)), 1.0F);
        QCOMPARE(calibratedSureness(confidenceAt(14.0F)), 0.5F);  // halfway between 7 and 21
    }
    void scaleIsHeldAtItsEnds() {
        QCOMPARE(calibratedSureness(0.0F), 0.0F);
        QCOMPARE(calibratedSureness(1.0F), 1.0F);
        QCOMPARE(calibratedSureness(confidenceAt(60.0F)), 0.0F);
    }
    void moreConfidenceIsNeverLessSure() {
        float before = -1.0F;
        for (int step = 0; step <= 100; ++step) {
            const float sure = calibratedSureness(static_cast<float>(step) / 100.0F);
            QVERIFY(sure >= before && sure >= 0.0F && sure <= 1.0F);
            before = sure;
        }
    }
};

QTEST_MAIN(TestNetworkSureness)
#include "tst_network_sureness.moc"
