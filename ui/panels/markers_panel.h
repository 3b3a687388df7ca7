// SPDX-License-Identifier: GPL-3.0-or-later
// MarkersPanel: the list of markers: a click goes there, Enter or F2 edits the note, Del removes.
#pragma once

#include <QWidget>

class QLabel;
class QTreeView;

namespace kinechrome::ui {

class MarkerModel;
class Workbench;

class MarkersPanel : public QWidget {
    Q_OBJECT
public:
    explicit MarkersPanel(Workbench& workbench, QWidget* parent = nullptr);

    void editNote(qint64 frame);
    [[nodiscard]] QTreeView& list() const { return *list_; }

protected:
    bool eventFilter(QObject* watched, QEvent* event) override;

private:
    void refresh();
    void removeCurrent();

    Workbench* workbench_;
    MarkerModel* model_;
    QTreeView* list_;
    QLabel* nothing_;
};

}  // namespace kinechrome::ui
