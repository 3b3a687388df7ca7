// SPDX-License-Identifier: GPL-3.0-or-later
// ViewBar: the row above the views: open, how to compare, zoom, export.
#pragma once

#include <QWidget>

class QComboBox;
class QLabel;
class QToolButton;

namespace kinechrome::ui {

class ActionRegistry;
class Workbench;

class ViewBar : public QWidget {
    Q_OBJECT
public:
    ViewBar(Workbench& workbench, const ActionRegistry& registry, QWidget* parent = nullptr);

    void setZoom(double zoom);  // device pixels per film pixel

private:
    QWidget* segmented(const ActionRegistry& registry, const QStringList& ids);
    void refresh();

    Workbench* workbench_;
    QWidget* pair_;
    QComboBox* gain_;
    QLabel* zoom_;
};

}  // namespace kinechrome::ui
