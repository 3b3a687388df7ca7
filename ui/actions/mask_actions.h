// SPDX-License-Identifier: GPL-3.0-or-later
// The mask's part of the Segment menu: the tool, taking the mask off, one mask for all segments.
#pragma once

#include <QObject>

class QAction;
class QMenu;
class QWidget;

namespace kinechrome::ui {

class ActionRegistry;
class Workbench;

class MaskActions : public QObject {
    Q_OBJECT
public:
    MaskActions(Workbench& workbench, ActionRegistry& registry, QMenu& menu, QWidget* window);

private:
    void refresh();

    Workbench* workbench_;
    QAction* tool_ = nullptr;
    QAction* off_ = nullptr;
    QAction* all_ = nullptr;
};

}  // namespace kinechrome::ui
