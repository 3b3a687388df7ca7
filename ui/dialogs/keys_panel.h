// SPDX-License-Identifier: GPL-3.0-or-later
// KeysPanel: every action with its keys; a double click records others.
#pragma once

#include <QDialog>

class QLineEdit;
class QTreeWidget;
class QTreeWidgetItem;

namespace kinechrome::ui {

class ActionRegistry;

class KeysPanel : public QDialog {
    Q_OBJECT
public:
    explicit KeysPanel(ActionRegistry& registry, QWidget* parent = nullptr);

    [[nodiscard]] QTreeWidget& list() const { return *list_; }

private:
    void fill();
    void filter(const QString& words);
    void record(QTreeWidgetItem* item);

    ActionRegistry* registry_;
    QLineEdit* search_;
    QTreeWidget* list_;
};

}  // namespace kinechrome::ui
