// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/bridge/export_queue.h"

#include <algorithm>
#include <system_error>
#include <utility>

#include <QCoreApplication>
#include <QStandardPaths>

#include "core/base/atomic_file.h"
#include "ui/bridge/core_words.h"

namespace kinechrome::ui {
namespace {

using pipeline::ExportState;

std::filesystem::path queueFile() {
    const QString data = QStandardPaths::writableLocation(QStandardPaths::GenericDataLocation);
    return std::filesystem::path(data.toStdString()) / "kinechrome" / "export-queue.json";
}

bool hasEnded(const pipeline::ListedExport& each) {
    return each.state == ExportState::Done || each.state == ExportState::Failed ||
           each.state == ExportState::Cancelled;
}

}  // namespace

ExportQueue::ExportQueue(Backend backend, ExportJob& single, QObject* parent)
    : QObject(parent), single_(&single), file_(queueFile()), job_(std::move(backend)) {
    connect(&job_, &ExportJob::finished, this, &ExportQueue::settle);
    connect(&job_, &ExportJob::progressed, this, [this](const base::ProgressView& progress) {
        progress_ = progress;
        Q_EMIT progressed();
    });
    connect(single_, &ExportJob::finished, this, &ExportQueue::startNext);
    connect(&folder_, &QFileSystemWatcher::directoryChanged, this, &ExportQueue::claim);
    claim();
}

// Whoever has the lock works on the list; the others show it as it is on the disk.
void ExportQueue::claim() {
    if (lock_) return;
    std::error_code unknown;
    std::filesystem::create_directories(file_.parent_path(), unknown);
    auto lock = ProjectLock::take(file_);
    if (lock) {
        lock_ = *std::move(lock);
        folder_.removePath(QString::fromStdString(file_.parent_path().string()));
    } else {
        folder_.addPath(QString::fromStdString(file_.parent_path().string()));
    }
    list_.clear();
    problem_.clear();
    load();
    if (!lock_) {
        problem_ =
            tr("Another window has the export queue: change it there, or close that window. "
               "This is its list.");
    }
    Q_EMIT changed();
}

bool ExportQueue::refusesChanges() {
    if (lock_) return false;
    Q_EMIT refused(
        tr("Another window has the export queue: add to it and start it there, or close "
           "that window first."));
    return true;
}

void ExportQueue::load() {
    std::error_code unknown;
    if (!std::filesystem::exists(file_, unknown)) return;
    const auto text = base::readFile(file_);
    auto list = text ? pipeline::exportsFromText(*text) : base::fail(text.error());
    if (list) {
        list_ = *std::move(list);
        return;
    }
    if (!lock_) return;  // it is for the other window to say
    // Kept for whoever can mend it: the next change writes a new list.
    const std::filesystem::path aside = file_.string() + ".damaged";
    std::filesystem::rename(file_, aside, unknown);
    problem_ = tr("The export queue of the last session could not be read: %1. It is kept as %2.")
                   .arg(spoken(list.error()), QString::fromStdString(aside.string()));
}

void ExportQueue::save() {
    Q_EMIT changed();
    writer_.post(
        [file = file_, text = pipeline::textOf(list_)] {
            std::error_code unknown;
            std::filesystem::create_directories(file.parent_path(), unknown);
            return base::writeFileAtomically(file, text);
        },
        [this](const base::Result<void>& written) {
            problem_ = written ? QString()
                               : tr("The export queue is not kept for the next start: %1.")
                                     .arg(spoken(written.error()));
            if (!problem_.isEmpty()) Q_EMIT changed();
        });
}

bool ExportQueue::hasWaiting() const {
    return std::any_of(list_.begin(), list_.end(), [](const pipeline::ListedExport& each) {
        return each.state == ExportState::Waiting;
    });
}

void ExportQueue::add(const std::vector<pipeline::ColorizeRequest>& requests) {
    if (refusesChanges()) return;
    for (const pipeline::ColorizeRequest& request : requests) list_.push_back({request});
    save();
    startNext();
}

std::optional<std::filesystem::path> ExportQueue::willWrite(
    const std::vector<pipeline::ColorizeRequest>& requests) const {
    std::vector<std::filesystem::path> taken;
    for (const pipeline::ListedExport& each : list_) {
        if (!hasEnded(each)) taken.push_back(each.request.output.lexically_normal());
    }
    if (single_->running()) taken.push_back(single_->request().output.lexically_normal());
    for (const pipeline::ColorizeRequest& each : requests) {
        if (std::ranges::count(taken, each.output.lexically_normal()) > 0) return each.output;
    }
    return std::nullopt;
}

void ExportQueue::setState(QueueState state) {
    state_ = state;
    state == QueueState::Paused ? gate_->pause() : gate_->resume();
    Q_EMIT changed();
}

void ExportQueue::run() {
    if (!lock_) return;
    setState(QueueState::Running);
    startNext();
}

void ExportQueue::pause() {
    if (state_ == QueueState::Running) setState(QueueState::Paused);
}

void ExportQueue::startNext() {
    if (state_ != QueueState::Running || running_ || single_->running()) return;
    const auto next = std::find_if(
        list_.begin(), list_.end(),
        [](const pipeline::ListedExport& each) { return each.state == ExportState::Waiting; });
    if (next == list_.end()) {
        setState(QueueState::Held);
        return;
    }
    running_ = static_cast<std::size_t>(next - list_.begin());
    next->state = ExportState::Running;
    next->sentence.clear();
    progress_ = {};
    ++number_;
    pipeline::ColorizeRequest request = next->request;
    request.pause = gate_;
    request.programVersion = QCoreApplication::applicationVersion().toStdString();
    save();
    job_.start(request);
}

void ExportQueue::settle(const pipeline::JobOutcome& outcome) {
    if (!running_) return;
    pipeline::ListedExport& ended = list_[*std::exchange(running_, std::nullopt)];
    if (const auto* failed = std::get_if<pipeline::Failed>(&outcome)) {
        ended.state = ExportState::Failed;
        ended.sentence = spoken(failed->error).toStdString();
    } else {
        ended.state = std::holds_alternative<pipeline::Completed>(outcome) ? ExportState::Done
                                                                           : ExportState::Cancelled;
        ended.sentence = job_.besideProblem().toStdString();
    }
    save();
    startNext();
}

void ExportQueue::cancel(std::size_t index) {
    if (index >= list_.size() || !lock_) return;
    if (running_ == index) {
        job_.cancel();
        if (state_ == QueueState::Paused) setState(QueueState::Held);
        return;
    }
    if (list_[index].state != ExportState::Waiting) return;
    list_[index].state = ExportState::Cancelled;
    save();
}

void ExportQueue::remove(std::size_t index) {
    if (index >= list_.size() || running_ == index || !lock_) return;
    list_.erase(list_.begin() + static_cast<std::ptrdiff_t>(index));
    if (running_ && *running_ > index) --*running_;
    save();
}

void ExportQueue::again(std::size_t index) {
    if (index >= list_.size() || !hasEnded(list_[index]) || !lock_) return;
    list_[index].state = ExportState::Waiting;
    list_[index].sentence.clear();
    save();
    startNext();
}

std::optional<std::size_t> ExportQueue::move(std::size_t index, int by) {
    const auto to = static_cast<std::ptrdiff_t>(index) + by;
    if (index >= list_.size() || to < 0 || to >= static_cast<std::ptrdiff_t>(list_.size()) ||
        !lock_) {
        return std::nullopt;
    }
    const auto goal = static_cast<std::size_t>(to);
    std::swap(list_[index], list_[goal]);
    if (running_ == index) {
        running_ = goal;
    } else if (running_ == goal) {
        running_ = index;
    }
    save();
    return goal;
}

void ExportQueue::clearEnded() {
    if (!lock_) return;
    for (std::size_t i = list_.size(); i > 0; --i) {
        if (!hasEnded(list_[i - 1])) continue;
        list_.erase(list_.begin() + static_cast<std::ptrdiff_t>(i - 1));
        if (running_ && *running_ >= i) --*running_;
    }
    save();
}

}  // namespace kinechrome::ui
