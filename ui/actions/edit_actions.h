// SPDX-License-Identifier: GPL-3.0-or-later
// The Edit menu: undo and redo by name, what goes to the clipboard, preferences.
#pragma once

#include <QObject>

class QMenuBar;
class QWidget;

namespace kinechrome::ui {

class ActionRegistry;
class Workbench;

class EditActions : public QObject {
    Q_OBJECT
public:
    EditActions(Workbench& workbench, ActionRegistry& registry, QMenuBar& bar, QWidget* window);

Q_SIGNALS:
    void preferencesWanted();
};

}  // namespace kinechrome::ui
