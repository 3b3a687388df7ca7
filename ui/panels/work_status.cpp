// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/panels/work_status.h"

#include "ui/bridge/export_job.h"
#include "ui/bridge/export_queue.h"

namespace kinechrome::ui {
namespace {

// A forecast is rough: minutes, or seconds in steps of five.
QString timeLeft(double seconds) {
    if (seconds < 0.0) return {};
    if (seconds < 60.0) {
        return WorkStatus::tr(", %1 s left").arg(5 * (1 + static_cast<qint64>(seconds) / 5));
    }
    const qint64 minutes = qRound64(seconds / 60.0);
    if (minutes < 60) return WorkStatus::tr(", %1 min left").arg(minutes);
    return WorkStatus::tr(", %1 h %2 min left").arg(minutes / 60).arg(minutes % 60);
}

int percent(const base::ProgressView& progress) {
    return qRound(progress.fraction() * 100.0);
}

}  // namespace

WorkStatus::WorkStatus(ExportJob& single, ExportQueue& queue, QWidget* parent)
    : QToolButton(parent), single_(&single), queue_(&queue) {
    setProperty("link", true);
    setFocusPolicy(Qt::TabFocus);
    setToolTip(tr("Shows the export"));
    connect(single_, &ExportJob::started, this, [this] {
        progress_ = {};
        refresh();
    });
    connect(single_, &ExportJob::progressed, this, [this](const base::ProgressView& progress) {
        progress_ = progress;
        refresh();
    });
    connect(single_, &ExportJob::finished, this, &WorkStatus::refresh);
    connect(queue_, &ExportQueue::changed, this, &WorkStatus::refresh);
    connect(queue_, &ExportQueue::progressed, this, &WorkStatus::refresh);
    refresh();
}

void WorkStatus::refresh() {
    if (single_->running()) {
        show(tr("Exporting: %1 %").arg(percent(progress_)) + timeLeft(progress_.secondsLeft));
    } else {
        refreshQueue();
    }
}

void WorkStatus::refreshQueue() {
    if (!queue_->running()) {
        show({});
        return;
    }
    const base::ProgressView& progress = queue_->progress();
    const QString text = queue_->state() == QueueState::Paused
                             ? tr("Export %1 of %2: paused at %3 %")
                             : tr("Export %1 of %2: %3 %");
    const QString left =
        queue_->state() == QueueState::Paused ? QString() : timeLeft(progress.secondsLeft);
    show(text.arg(*queue_->running() + 1).arg(queue_->list().size()).arg(percent(progress)) + left);
}

void WorkStatus::show(const QString& text) {
    setText(text);
    setAccessibleName(text);
    setVisible(!text.isEmpty());
}

}  // namespace kinechrome::ui
