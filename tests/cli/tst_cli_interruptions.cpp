// SPDX-License-Identifier: GPL-3.0-or-later
// What happens to a run in the middle of its work: signals, a vanished source.
#include <csignal>

#include <QTest>

#include "tests/cli/program.h"
#include "tests/support/synthetic_clip.h"
#include "tests/support/temp_dir.h"

using namespace kinechrome;

class TestCliInterruptions : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void initTestCase() {
        test::ClipSpec spec;
        spec.frames = 3000;
        spec.codec = "ffv1";
        const auto written = test::writeClip(dir_ / "in.mkv", spec);
        QVERIFY2(written, written ? "" : written.error().message().c_str());
    }
    void init() {
        process_ = std::make_unique<QProcess>();
        process_->setWorkingDirectory(QString::fromStdString(dir_.path().string()));
        process_->start(KINECHROME_CLI, {"colorize", "in.mkv", "-o", "out.mkv", "--model", "none",
                                         "--quiet", "--overwrite"});
        QVERIFY(process_->waitForStarted());
        // The part file is there from the first moment of work; then time stands still.
        QTRY_VERIFY_WITH_TIMEOUT(std::filesystem::exists(dir_ / "out.mkv.part"), 60000);
        send(SIGSTOP);
    }
    void cleanup() {
        process_->kill();
        process_->waitForFinished();
        for (const char* left :
             {"out.mkv", "out.mkv.part", "out.mkv.kinechrome.json", "out.mkv.kinechrome-work"}) {
            std::filesystem::remove_all(dir_ / left);
        }
    }

    void signalEndsTheRunAndLeavesNothing_data() {
        QTest::addColumn<int>("signal");
        QTest::addColumn<int>("status");
        QTest::newRow("SIGINT") << SIGINT << 130;
        QTest::newRow("SIGTERM") << SIGTERM << 143;
    }
    void signalEndsTheRunAndLeavesNothing() {
        QFETCH(int, signal);
        QFETCH(int, status);
        send(signal);
        send(SIGCONT);
        const auto ended = test::endOf(*process_);
        QCOMPARE(ended.status, status);
        QCOMPARE(ended.errorLines.size(), 1);
        QVERIFY(ended.errorLines.front().startsWith("kinechrome-cli: "));
        QCOMPARE(test::namesIn(dir_.path()), QStringList{"in.mkv"});
    }

    void runAfterAKillCleansUp() {
        send(SIGKILL);
        process_->waitForFinished();
        QVERIFY(std::filesystem::exists(dir_ / "out.mkv.part"));
        QVERIFY(!std::filesystem::exists(dir_ / "out.mkv"));
        const auto ended = test::runProgram(
            {"colorize", "in.mkv", "-o", "out.mkv", "--model", "none", "--range", "0-9"},
            dir_.path());
        QCOMPARE(ended.status, 0);
        QCOMPARE(test::namesIn(dir_.path()),
                 (QStringList{"in.mkv", "out.mkv", "out.mkv.kinechrome.json"}));
    }

    void vanishedSourceIsReadToItsEndOrReported() {
        std::filesystem::rename(dir_ / "in.mkv", dir_ / "elsewhere.mkv");
        send(SIGCONT);
        const auto ended = test::endOf(*process_);
        std::filesystem::rename(dir_ / "elsewhere.mkv", dir_ / "in.mkv");
        // What is open stays readable; what was not opened yet is an input error.
        QVERIFY2(ended.status == 0 || ended.status == 3, qPrintable(ended.errorLines.join('\n')));
        QCOMPARE(std::filesystem::exists(dir_ / "out.mkv"), ended.status == 0);
        QVERIFY(!std::filesystem::exists(dir_ / "out.mkv.part"));
        QCOMPARE(ended.errorLines.size(), ended.status == 0 ? 0 : 1);
    }

private:
    void send(int signal) { ::kill(static_cast<pid_t>(process_->processId()), signal); }

    test::TempDir dir_;
    std::unique_ptr<QProcess> process_;
};

QTEST_GUILESS_MAIN(TestCliInterruptions)
#include "tst_cli_interruptions.moc"
