// SPDX-License-Identifier: GPL-3.0-or-later
// The Hint menu: the tool, and everything that the mouse does with hints, for the keyboard.
#pragma once

#include <QList>
#include <QObject>

class QAction;
class QMenuBar;
class QWidget;

namespace kinechrome::ui {

class ActionRegistry;
class Workbench;

class HintActions : public QObject {
    Q_OBJECT
public:
    HintActions(Workbench& workbench, ActionRegistry& registry, QMenuBar& bar, QWidget* window);

Q_SIGNALS:
    void toolChosen();

private:
    void addInTheMiddle();
    void refresh();

    Workbench* workbench_;
    QAction* tool_ = nullptr;
    QAction* pick_ = nullptr;
    QAction* paste_ = nullptr;
    QAction* removeKey_ = nullptr;
    QList<QAction*> needFootage_;
    QList<QAction*> needHints_;
    QList<QAction*> needChoice_;
};

}  // namespace kinechrome::ui
