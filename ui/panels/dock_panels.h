// SPDX-License-Identifier: GPL-3.0-or-later
// Puts the panels into docks at the window's side and their visibility into the list of actions.
#pragma once

class QMainWindow;
class QWidget;

namespace kinechrome::ui {

class ActionRegistry;
class Workbench;

// Shows the dock that holds `content`, in front of those it shares its place with.
void raisePanel(QWidget& content);

void addDockPanels(QMainWindow& window, Workbench& workbench, ActionRegistry& registry);

}  // namespace kinechrome::ui
