// SPDX-License-Identifier: GPL-3.0-or-later
// The Help menu: the guide, the keys, and what this program is.
#pragma once

#include <QObject>

class QMenuBar;
class QWidget;

namespace kinechrome::ui {

class ActionRegistry;
class Workbench;

class HelpActions : public QObject {
    Q_OBJECT
public:
    HelpActions(Workbench& workbench, ActionRegistry& registry, QMenuBar& bar, QWidget* window);

Q_SIGNALS:
    void keysWanted();
    void guideWanted();
};

}  // namespace kinechrome::ui
