// SPDX-License-Identifier: GPL-3.0-or-later
// The View menu: which views, compared how, at what zoom.
#pragma once

#include <vector>

#include <QObject>

#include "ui/view/compare_mode.h"

class QAction;
class QMenuBar;
class QWidget;

namespace kinechrome::ui {

class ActionRegistry;
class Workbench;

class ViewActions : public QObject {
    Q_OBJECT
public:
    ViewActions(Workbench& workbench, ActionRegistry& registry, QMenuBar& bar, QWidget* window);

Q_SIGNALS:
    void actualSizeWanted();  // around the middle of a view, whose size is known elsewhere

private:
    struct Mode {
        QAction* action;
        CompareMode mode;
        ViewKind single;
    };
    void addModes(ActionRegistry& registry);
    void choose(CompareMode mode, ViewKind single);
    void refresh();

    Workbench* workbench_;
    std::vector<Mode> modes_;
    QAction* fullScreen_ = nullptr;
};

}  // namespace kinechrome::ui
