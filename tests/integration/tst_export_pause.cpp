// SPDX-License-Identifier: GPL-3.0-or-later
// An export that is paused between two frames: it waits, goes on without a trace, or is cancelled.
#include <chrono>
#include <future>

#include <QtTest/QtTest>

#include "tests/integration/export_cases.h"

using namespace kinechrome;
using edit::StabilizerKind;

namespace {

constexpr int frames = 40;        // more than the stages between can hold
constexpr int pausesAt = 3;       // counted by the network
constexpr int mostOnTheWay = 16;  // frames that were decoded before the gate closed

}  // namespace

class TestExportPause : public QObject {
    Q_OBJECT

    struct PausedExport {
        test::TempDir home;
        std::stop_source stop;
        pipeline::ColorizeRequest request;
        std::atomic<int> colored = 0;
        std::promise<void> paused;
        std::future<base::Result<pipeline::ColorizeReport>> result;

        explicit PausedExport(StabilizerKind stabilizer) {
            const auto film = home / "film.mkv";
            if (!test::writeClip(film, test::clipOf(frames))) return;
            request = test::requestFor(film, home / "out.mkv");
            request.settings.stabilizer = stabilizer;
            request.pause = std::make_shared<base::PauseGate>();
            request.colorizerFactory =
                test::fakeColorizer(30.0F, [this](int frame) -> base::Result<void> {
                    colored = frame + 1;
                    if (frame == pausesAt) {
                        request.pause->pause();
                        paused.set_value();
                    }
                    return {};
                });
            result = std::async(std::launch::async, [this] {
                return pipeline::runColorize(request, nullptr, {}, stop.get_token());
            });
            paused.get_future().wait();
        }
        [[nodiscard]] bool stillRuns() {
            return result.wait_for(std::chrono::milliseconds(300)) == std::future_status::timeout;
        }
    };

private Q_SLOTS:
    void pausedExportWaitsAndGoesOnWithoutATrace_data() {
        QTest::addColumn<int>("stabilizer");
        QTest::newRow("one pass") << static_cast<int>(StabilizerKind::Flow);
        QTest::newRow("two passes") << static_cast<int>(StabilizerKind::Bidirectional);
    }
    void pausedExportWaitsAndGoesOnWithoutATrace() {
        QFETCH(int, stabilizer);
        PausedExport job(static_cast<StabilizerKind>(stabilizer));
        QVERIFY(job.stillRuns());
        QVERIFY(job.colored <= pausesAt + mostOnTheWay);
        job.request.pause->resume();
        const auto report = job.result.get();
        VERIFY_RESULT(report);
        QCOMPARE(report->framesOut, std::int64_t{frames});
        QVERIFY(report->check.passed());
        QVERIFY(report->lumaIdentical.value_or(false));
    }

    void pausedExportIsCancelledAndLeavesNothing() {
        PausedExport job(StabilizerKind::Flow);
        QVERIFY(job.stillRuns());
        job.stop.request_stop();
        const auto report = job.result.get();
        QVERIFY(!report);
        QVERIFY(report.error().kind == base::ErrorKind::Interrupted);
        std::size_t files = 0;
        for ([[maybe_unused]] const auto& each :
             std::filesystem::directory_iterator(job.home.path())) {
            ++files;
        }
        QCOMPARE(files, std::size_t{1});  // the film
    }
};

QTEST_GUILESS_MAIN(TestExportPause)
#include "tst_export_pause.moc"
