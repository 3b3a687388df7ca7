// SPDX-License-Identifier: GPL-3.0-or-later
// ViewBar: what lies above the views: open, how to compare, zoom, export, and the pair's row.
#pragma once

#include <QWidget>

class QLabel;

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

    QLabel* zoom_;
};

}  // namespace kinechrome::ui
