// SPDX-License-Identifier: GPL-3.0-or-later
// The program's own texts in the language of the desktop, where there is a translation.
#pragma once

class QApplication;

namespace kinechrome::ui {

void installTranslations(QApplication& application);

}  // namespace kinechrome::ui
