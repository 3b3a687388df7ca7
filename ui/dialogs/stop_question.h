// SPDX-License-Identifier: GPL-3.0-or-later
// Questions before an export that runs is thrown away. They do not block: the export goes on.
#pragma once

#include <functional>

class QWidget;

namespace kinechrome::ui {

class Workbench;

[[nodiscard]] bool isExporting(Workbench& workbench);

// Before the window is closed. `goOn` runs if the person lets the export go.
void askBeforeClosing(Workbench& workbench, QWidget* window, const std::function<void()>& goOn);

// Before the queue's export is cancelled; one that has only just begun goes without a question.
void askBeforeCancelling(Workbench& workbench, QWidget* window, const std::function<void()>& goOn);

}  // namespace kinechrome::ui
