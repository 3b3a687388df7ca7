// SPDX-License-Identifier: GPL-3.0-or-later
// Asks where a file is to be saved.
#pragma once

#include <QString>

class QWidget;

namespace kinechrome::ui {

// The chosen path, always with `suffix` (without its dot), or nothing. Whoever leaves the suffix
// out is asked before the file that has it is replaced: QFileDialog::getSaveFileName() is not told
// of it and would look at another name.
[[nodiscard]] QString askSavePlace(QWidget* window, const QString& title, const QString& suggestion,
                                   const QString& filter, const QString& suffix);

}  // namespace kinechrome::ui
