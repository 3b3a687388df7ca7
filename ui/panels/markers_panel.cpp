// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/panels/markers_panel.h"

#include <QHeaderView>
#include <QKeyEvent>
#include <QLabel>
#include <QTreeView>
#include <QVBoxLayout>

#include "core/project/document_edits.h"
#include "ui/bridge/workbench.h"
#include "ui/models/marker_model.h"

namespace kinechrome::ui {

MarkersPanel::MarkersPanel(Workbench& workbench, QWidget* parent)
    : QWidget(parent),
      workbench_(&workbench),
      model_(new MarkerModel(workbench, this)),
      list_(new QTreeView),
      nothing_(new QLabel(tr("No markers yet. M sets one at the playhead, Shift+M one with a "
                             "note."))) {
    setObjectName(QStringLiteral("panelBody"));
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(14, 8, 14, 14);
    nothing_->setWordWrap(true);
    nothing_->setProperty("quiet", true);
    list_->setModel(model_);
    list_->setRootIsDecorated(false);
    list_->setAccessibleName(tr("Markers"));
    list_->setEditTriggers(QAbstractItemView::DoubleClicked | QAbstractItemView::EditKeyPressed);
    list_->header()->setSectionResizeMode(MarkerModel::Place, QHeaderView::ResizeToContents);
    column->addWidget(nothing_);
    column->addWidget(list_, 1);
    connect(list_, &QTreeView::clicked, this, [this](const QModelIndex& index) {
        workbench_->transport().seek(model_->frameOf(index));
    });
    connect(list_, &QTreeView::activated, this, [this](const QModelIndex& index) {
        workbench_->transport().seek(model_->frameOf(index));
    });
    list_->installEventFilter(this);
    connect(&workbench_->editor(), &DocumentEditor::changed, this, &MarkersPanel::refresh);
    refresh();
}

bool MarkersPanel::eventFilter(QObject* watched, QEvent* event) {
    // A shortcut would be at odds with the one that removes a hint.
    if (event->type() == QEvent::KeyPress &&
        static_cast<QKeyEvent*>(event)->key() == Qt::Key_Delete) {
        removeCurrent();
        return true;
    }
    return QWidget::eventFilter(watched, event);
}

void MarkersPanel::refresh() {
    const bool any = !workbench_->document().markers.empty();
    nothing_->setVisible(!any);
    list_->setVisible(any);
}

void MarkersPanel::editNote(qint64 frame) {
    const QModelIndex note = model_->noteOf(frame);
    if (!note.isValid()) return;
    list_->setFocus();
    list_->setCurrentIndex(note);
    list_->edit(note);
}

void MarkersPanel::removeCurrent() {
    const QModelIndex current = list_->currentIndex();
    if (!current.isValid()) return;
    workbench_->editor().edit(tr("removal of a marker"),
                              [frame = model_->frameOf(current)](project::Document& document) {
                                  return project::removeMarker(document, frame);
                              });
}

}  // namespace kinechrome::ui
