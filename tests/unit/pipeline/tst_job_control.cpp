// SPDX-License-Identifier: GPL-3.0-or-later
// One job: one stop, one failure, its stages' CPU time.
#include "core/pipeline/job_control.h"

#include <new>
#include <stdexcept>

#include <QTest>

#include "core/base/bounded_queue.h"

using namespace kinechrome;
using pipeline::JobControl;
using pipeline::StagePosition;
using pipeline::startStage;

class TestJobControl : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void firstFailureWinsAndNamesStageAndFrame() {
        std::stop_source outer;
        JobControl control(outer.get_token());
        startStage(control, "encode", [](StagePosition& at) -> base::Result<void> {
            at.frame = 7;
            return base::fail(base::ErrorKind::Output, "out.mkv", "no space left", "free some");
        }).join();
        control.fail({base::ErrorKind::Internal, "later", "a consequence", ""});
        const auto failure = control.failure();
        QVERIFY(failure);
        QCOMPARE(failure->kind, base::ErrorKind::Output);
        QCOMPARE(failure->message(),
                 std::string("out.mkv: no space left (encode stage, frame 7): free some"));
        QVERIFY(control.token().stop_requested());
        QVERIFY(!outer.stop_requested());
    }

    void exceptionsBecomeErrors_data() {
        QTest::addColumn<bool>("memory");
        QTest::newRow("out of memory") << true;
        QTest::newRow("any other") << false;
    }
    void exceptionsBecomeErrors() {
        QFETCH(bool, memory);
        JobControl control({});
        startStage(control, "compose", [memory](StagePosition&) -> base::Result<void> {
            if (memory) throw std::bad_alloc();
            throw std::runtime_error("surprise");
        }).join();
        const auto failure = control.failure();
        QVERIFY(failure);
        QCOMPARE(base::exitStatus(failure->kind), 1);
        const char* word = memory ? "out of memory" : "surprise";
        QVERIFY(failure->message().find(word) != std::string::npos);
    }

    void outerStopWakesAWaitingStage() {
        std::stop_source outer;
        JobControl control(outer.get_token());
        base::BoundedQueue<int> queue(1, 1);
        bool gotSomething = true;
        auto stage = startStage(control, "colorize", [&](StagePosition&) -> base::Result<void> {
            gotSomething = queue.pop(control.token()).has_value();
            return {};
        });
        outer.request_stop();
        stage.join();
        QVERIFY(!gotSomething);
        QVERIFY(!control.failure());
    }

    void failureOfOneStageWakesTheOthers() {
        JobControl control({});
        base::BoundedQueue<int> queue(1, 1);
        auto waiting = startStage(control, "encode", [&](StagePosition&) -> base::Result<void> {
            while (queue.pop(control.token())) continue;
            return {};
        });
        auto failing = startStage(control, "decode", [&](StagePosition&) -> base::Result<void> {
            return base::fail(base::ErrorKind::Input, "in.mkv", "is damaged", "");
        });
        failing.join();
        waiting.join();
        QCOMPARE(control.failure()->kind, base::ErrorKind::Input);
    }

    void cpuTimeIsCountedByStage() {
        JobControl control({});
        startStage(control, "compose", [](StagePosition&) -> base::Result<void> {
            const double start = pipeline::threadCpuSeconds();
            while (pipeline::threadCpuSeconds() - start < 0.02) continue;
            return {};
        }).join();
        QVERIFY(control.cpuSeconds().at("compose") >= 0.02);
        QVERIFY(!control.cpuSeconds().contains("encode"));
    }
};

QTEST_GUILESS_MAIN(TestJobControl)
#include "tst_job_control.moc"
