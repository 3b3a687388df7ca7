// SPDX-License-Identifier: GPL-3.0-or-later
// ExportQueue: exports one after another. Keeps the list on disk, so that a new start finds it.
#pragma once

#include <filesystem>
#include <memory>
#include <optional>
#include <vector>

#include <QFileSystemWatcher>
#include <QObject>

#include "core/pipeline/export_list.h"
#include "ui/bridge/export_job.h"
#include "ui/bridge/project_lock.h"
#include "ui/bridge/write_queue.h"

namespace kinechrome::ui {

enum class QueueState {
    Held,     // nothing starts until a person says so
    Running,  // until every export has ended
    Paused,   // the running export waits between two frames
};

// Lives on the GUI thread; exports run on a thread of their own, one at a time, and never beside
// the export that the dialog started. An export that fails does not stop those after it.
class ExportQueue : public QObject {
    Q_OBJECT
public:
    using List = std::vector<pipeline::ListedExport>;

    // `single`: the job of the dialog. What an earlier run left is there, and held.
    ExportQueue(Backend backend, ExportJob& single, QObject* parent = nullptr);

    [[nodiscard]] const List& list() const { return list_; }
    [[nodiscard]] QueueState state() const { return state_; }
    [[nodiscard]] std::optional<std::size_t> running() const { return running_; }
    [[nodiscard]] const base::ProgressView& progress() const { return progress_; }
    // How long the running one runs, and how many have begun since the start.
    [[nodiscard]] double secondsRunning() const { return job_.secondsRunning(); }
    [[nodiscard]] int number() const { return number_; }
    [[nodiscard]] bool hasWaiting() const;
    // The first of their outputs that an export which waits or runs, the dialog's too, will write.
    [[nodiscard]] std::optional<std::filesystem::path> willWrite(
        const std::vector<pipeline::ColorizeRequest>& requests) const;
    // Why the list of an earlier run could not be read, or that it is another window's; empty if
    // all is well.
    [[nodiscard]] const QString& problem() const { return problem_; }
    // Another window of the program has the queue: here it can be read and not changed, until that
    // window is closed.
    [[nodiscard]] bool elsewhere() const { return lock_ == nullptr; }

    void add(const std::vector<pipeline::ColorizeRequest>& requests);
    void run();    // begins, or goes on
    void pause();  // between two frames; nothing else starts either
    // Out-of-range positions and what makes no sense in an export's state are ignored.
    void cancel(std::size_t index);  // a running one leaves nothing behind
    void remove(std::size_t index);  // but the running one
    void again(std::size_t index);   // one that failed or was cancelled waits once more
    [[nodiscard]] std::optional<std::size_t> move(std::size_t index, int by);  // its new place
    void clearEnded();
    // Everything is on the disk: for tests, and for the end of the program.
    void drain() { writer_.drain(); }

Q_SIGNALS:
    void changed();
    void progressed();
    void refused(const QString& sentence);  // a change, because the queue is another window's

private:
    void load();
    void save();
    void claim();                         // as soon as no other window has it
    [[nodiscard]] bool refusesChanges();  // says why
    void startNext();
    void settle(const pipeline::JobOutcome& outcome);
    void setState(QueueState state);

    ExportJob* single_;
    List list_;
    QueueState state_ = QueueState::Held;
    std::optional<std::size_t> running_;
    base::ProgressView progress_;
    int number_ = 0;
    QString problem_;
    std::filesystem::path file_;
    QFileSystemWatcher folder_;  // tells when the other window has changed the list or is gone
    std::shared_ptr<ProjectLock> lock_;
    std::shared_ptr<base::PauseGate> gate_ = std::make_shared<base::PauseGate>();
    WriteQueue writer_;
    ExportJob job_;  // last: stopped before what it reports to goes
};

}  // namespace kinechrome::ui
