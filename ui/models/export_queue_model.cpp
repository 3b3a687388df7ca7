// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/models/export_queue_model.h"

#include <QFileInfo>
#include <QIcon>

#include "ui/bridge/export_queue.h"
#include "ui/bridge/number_text.h"
#include "ui/theme/theme.h"

namespace kinechrome::ui {
namespace {

using pipeline::ExportState;

QString fileName(const std::filesystem::path& path) {
    return QString::fromStdString(path.filename().string());
}

QIcon iconOf(ExportState state) {
    switch (state) {
        case ExportState::Done: return icon(QStringLiteral("passed"));
        case ExportState::Failed: return icon(QStringLiteral("failed"));
        case ExportState::Running: return icon(QStringLiteral("play"));
        case ExportState::Cancelled: return icon(QStringLiteral("close"));
        case ExportState::Waiting: break;
    }
    return icon(QStringLiteral("not-applicable"));
}

}  // namespace

ExportQueueModel::ExportQueueModel(ExportQueue& queue, QObject* parent)
    : QAbstractListModel(parent), queue_(&queue), rows_(static_cast<int>(queue.list().size())) {
    connect(queue_, &ExportQueue::changed, this, &ExportQueueModel::takeOver);
    connect(queue_, &ExportQueue::progressed, this, [this] {
        if (!queue_->running()) return;
        const QModelIndex row = index(static_cast<int>(*queue_->running()));
        Q_EMIT dataChanged(row, row);
    });
}

// Rows are told apart by their place: what is left of a shorter list is shown anew.
void ExportQueueModel::takeOver() {
    const int now = static_cast<int>(queue_->list().size());
    if (now > rows_) {
        beginInsertRows({}, rows_, now - 1);
        rows_ = now;
        endInsertRows();
    } else if (now < rows_) {
        beginRemoveRows({}, now, rows_ - 1);
        rows_ = now;
        endRemoveRows();
    }
    if (rows_ > 0) Q_EMIT dataChanged(index(0), index(rows_ - 1));
}

int ExportQueueModel::rowCount(const QModelIndex& parent) const {
    return parent.isValid() ? 0 : rows_;
}

QString ExportQueueModel::stateText(std::size_t row) const {
    const pipeline::ListedExport& each = queue_->list()[row];
    switch (each.state) {
        case ExportState::Waiting: return tr("waiting");
        case ExportState::Done:
            return each.sentence.empty()
                       ? tr("done")
                       : tr("done; beside it: %1").arg(QString::fromStdString(each.sentence));
        case ExportState::Failed: return QString::fromStdString(each.sentence);
        case ExportState::Cancelled: return tr("cancelled");
        case ExportState::Running: break;
    }
    const base::ProgressView& progress = queue_->progress();
    if (progress.total <= 0) return tr("preparing");
    const QString share = tr("%1 %").arg(qRound(progress.fraction() * 100.0));
    if (queue_->state() == QueueState::Paused) return tr("paused at %1").arg(share);
    return tr("%1, %2 fps").arg(share, decimalText(progress.perSecond, 1));
}

QVariant ExportQueueModel::data(const QModelIndex& index, int role) const {
    const auto row = static_cast<std::size_t>(index.row());
    if (!index.isValid() || row >= queue_->list().size()) return {};
    const pipeline::ListedExport& each = queue_->list()[row];
    const QString frames =
        each.request.range
            ? tr("frames %1 to %2").arg(each.request.range->first).arg(each.request.range->last)
            : tr("whole film");
    if (role == Qt::DisplayRole || role == Qt::AccessibleTextRole) {
        return QStringLiteral("%1\n%2 · %3")
            .arg(fileName(each.request.output), frames, stateText(row));
    }
    if (role == Qt::DecorationRole) return iconOf(each.state);
    if (role == Qt::ToolTipRole) {
        return tr("%1\nfrom %2\n%3")
            .arg(QString::fromStdString(each.request.output.string()),
                 QString::fromStdString(each.request.input.string()), stateText(row));
    }
    return {};
}

}  // namespace kinechrome::ui
