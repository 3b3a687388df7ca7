// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/models/marker_model.h"

#include <algorithm>
#include <utility>

#include "core/project/document_edits.h"
#include "ui/bridge/workbench.h"

namespace kinechrome::ui {

MarkerModel::MarkerModel(Workbench& workbench, QObject* parent)
    : QAbstractTableModel(parent), workbench_(&workbench) {
    connect(&workbench.editor(), &DocumentEditor::changed, this, &MarkerModel::follow);
    connect(&workbench.session(), &FootageSession::infoChanged, this, [this] {
        // The rate is known, and with it the timecodes.
        if (rowCount() > 0) Q_EMIT dataChanged(index(0, Place), index(rowCount() - 1, Place));
    });
    follow();
}

// Notes in place where only they may have changed, so that a selection lasts.
void MarkerModel::follow() {
    const std::vector<project::Marker>& now = workbench_->document().markers;
    const bool sameFrames =
        std::ranges::equal(now, markers_, {}, &project::Marker::frame, &project::Marker::frame);
    if (sameFrames) {
        // Only what is new: a note that is being typed in another row goes on.
        for (std::size_t i = 0; i < now.size(); ++i) {
            if (now[i] == std::exchange(markers_[i], now[i])) continue;
            Q_EMIT dataChanged(index(static_cast<int>(i), 0),
                               index(static_cast<int>(i), Columns - 1));
        }
        return;
    }
    beginResetModel();
    markers_ = now;
    endResetModel();
}

qint64 MarkerModel::frameOf(const QModelIndex& index) const {
    return markers_[static_cast<std::size_t>(index.row())].frame;
}

QModelIndex MarkerModel::noteOf(qint64 frame) const {
    for (int row = 0; row < rowCount(); ++row) {
        if (frameOf(index(row, Note)) == frame) return index(row, Note);
    }
    return {};
}

int MarkerModel::rowCount(const QModelIndex& parent) const {
    return parent.isValid() ? 0 : static_cast<int>(markers_.size());
}

int MarkerModel::columnCount(const QModelIndex& parent) const {
    return parent.isValid() ? 0 : Columns;
}

QVariant MarkerModel::data(const QModelIndex& index, int role) const {
    const project::Marker& marker = markers_[static_cast<std::size_t>(index.row())];
    if (role == Qt::DisplayRole && index.column() == Place) {
        return formatTime(marker.frame, TimeFormat::Timecode, workbench_->timeBase());
    }
    if (role == Qt::ToolTipRole) return tr("Frame %1").arg(marker.frame);
    const bool text = role == Qt::DisplayRole || role == Qt::EditRole;
    return text && index.column() == Note ? QString::fromStdString(marker.note) : QVariant();
}

QVariant MarkerModel::headerData(int section, Qt::Orientation orientation, int role) const {
    if (orientation != Qt::Horizontal || role != Qt::DisplayRole) return {};
    return section == Place ? tr("At") : tr("Note");
}

Qt::ItemFlags MarkerModel::flags(const QModelIndex& index) const {
    const Qt::ItemFlags usual = QAbstractTableModel::flags(index);
    return index.column() == Note ? usual | Qt::ItemIsEditable : usual;
}

bool MarkerModel::setData(const QModelIndex& index, const QVariant& value, int role) {
    if (role != Qt::EditRole || index.column() != Note) return false;
    const qint64 frame = frameOf(index);
    return workbench_->editor().edit(tr("note of a marker"), [&](project::Document& document) {
        return project::setMarkerNote(document, frame, value.toString().trimmed().toStdString());
    });
}

}  // namespace kinechrome::ui
