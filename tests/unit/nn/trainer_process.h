// SPDX-License-Identifier: GPL-3.0-or-later
// TrainerProcess: the real kinechrome-train in a folder of its own.
#pragma once

#include <cstdint>
#include <filesystem>
#include <memory>
#include <string>

#include <sys/resource.h>

#include <QProcess>
#include <QStringList>
#include <QTemporaryDir>
#include <QTest>

namespace kinechrome::test {

class TrainerProcess {
public:
    ~TrainerProcess() { kill(); }

    [[nodiscard]] std::filesystem::path root() const { return folder_.path().toStdString(); }
    [[nodiscard]] std::filesystem::path checkpointOf(const std::string& out) const {
        return root() / out / "checkpoint.safetensors";
    }
    // Two threads: two replicas, whose gradients must be summed in one order.
    static QStringList wordsFor(const std::string& out, const std::string& recipe,
                                const QStringList& more = {}) {
        return QStringList{QString::fromStdString(recipe),
                           "--data",
                           "pack",
                           "--out",
                           QString::fromStdString(out),
                           "--threads",
                           "2",
                           "--device",
                           "cpu"} +
               more;
    }
    void start(const QString& program, const QStringList& words) {
        process_ = std::make_unique<QProcess>();
        process_->setWorkingDirectory(folder_.path());
        process_->start(program, words);
    }
    // No file may become larger than so many bytes: the nearest thing to a full disk that needs no
    // privilege.
    int runWithin(std::uintmax_t bytes, const QStringList& words) {
        process_ = std::make_unique<QProcess>();
        process_->setWorkingDirectory(folder_.path());
        process_->setChildProcessModifier([bytes] {
            const rlimit most{bytes, bytes};
            ::setrlimit(RLIMIT_FSIZE, &most);
        });
        process_->start(KINECHROME_TRAIN, words);
        return end();
    }
    int end() {
        if (!process_->waitForFinished(240000)) return -2;
        return process_->exitStatus() == QProcess::NormalExit ? process_->exitCode() : -1;
    }
    int run(const std::string& out, const std::string& recipe, const QStringList& more = {}) {
        start(KINECHROME_TRAIN, wordsFor(out, recipe, more));
        return end();
    }
    void kill() {
        if (!process_) return;
        process_->kill();
        process_->waitForFinished();
    }
    [[nodiscard]] QProcess& process() { return *process_; }
    [[nodiscard]] bool isRunning() const { return process_->state() != QProcess::NotRunning; }
    // The lines of standard error.
    [[nodiscard]] QStringList said() {
        return QString::fromUtf8(process_->readAllStandardError()).split('\n', Qt::SkipEmptyParts);
    }
    // Until there is another checkpoint than the one of `before`.
    bool waitForCheckpoint(const std::string& out, std::filesystem::file_time_type before) {
        const auto fresh = [&] {
            std::error_code none;
            const auto time = std::filesystem::last_write_time(checkpointOf(out), none);
            return !none && time > before;
        };
        return QTest::qWaitFor([&] { return fresh() || !isRunning(); }, 120000);
    }

private:
    QTemporaryDir folder_;
    std::unique_ptr<QProcess> process_;
};

}  // namespace kinechrome::test
