// SPDX-License-Identifier: GPL-3.0-or-later
// The gate that holds work between two steps.
#include "core/base/pause_gate.h"

#include <atomic>
#include <thread>

#include <QtTest/QtTest>

using namespace kinechrome;

class TestPauseGate : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void openGateLetsPass() {
        base::PauseGate gate;
        QVERIFY(!gate.paused());
        QVERIFY(gate.pass({}));
    }

    void pausedGateHoldsUntilItIsResumed() {
        base::PauseGate gate;
        gate.pause();
        std::atomic<bool> passed = false;
        std::jthread worker([&](std::stop_token stop) { passed = gate.pass(stop); });
        QTest::qWait(20);
        QVERIFY(!passed);
        gate.resume();
        worker.join();
        QVERIFY(passed);
    }

    void stopEndsTheWait() {
        base::PauseGate gate;
        gate.pause();
        std::atomic<bool> passed = true;
        std::jthread worker([&](std::stop_token stop) { passed = gate.pass(stop); });
        worker.request_stop();
        worker.join();
        QVERIFY(!passed);
        QVERIFY(gate.paused());
    }
};

QTEST_GUILESS_MAIN(TestPauseGate)
#include "tst_pause_gate.moc"
