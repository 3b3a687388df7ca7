// SPDX-License-Identifier: GPL-3.0-or-later
// The Markers menu: set, note, remove, go from one to the next.
#pragma once

#include <QObject>

class QAction;
class QMenuBar;
class QWidget;

namespace kinechrome::ui {

class ActionRegistry;
class Workbench;

class MarkerActions : public QObject {
    Q_OBJECT
public:
    MarkerActions(Workbench& workbench, ActionRegistry& registry, QMenuBar& bar, QWidget* window);

Q_SIGNALS:
    void noteWanted(qint64 frame);  // of the marker there

private:
    void addMarker();
    void addWithNote();
    void removeMarker();
    void go(int direction);
    void refresh();

    Workbench* workbench_;
    QAction* add_ = nullptr;
    QAction* note_ = nullptr;
    QAction* remove_ = nullptr;
    QAction* next_ = nullptr;
    QAction* previous_ = nullptr;
};

}  // namespace kinechrome::ui
