// SPDX-License-Identifier: GPL-3.0-or-later
// InspectorPanel: one point of the film in every view: the scan's own code values, and R'G'B' and
// Lab of what is shown. The last point stays when the mouse leaves, so that frames can be stepped
// through and values copied.
#pragma once

#include <optional>

#include <QPointF>
#include <QWidget>

class QLabel;

namespace kinechrome::ui {

class FactsList;
class Workbench;

class InspectorPanel : public QWidget {
    Q_OBJECT
public:
    explicit InspectorPanel(Workbench& workbench, QWidget* parent = nullptr);

private:
    void follow();
    void refresh();
    void showScan(QPoint pixel);

    Workbench* workbench_;
    QLabel* reason_;
    FactsList* facts_;
    std::optional<QPointF> place_;  // 0..1 of the film
};

}  // namespace kinechrome::ui
