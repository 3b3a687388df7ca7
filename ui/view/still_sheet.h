// SPDX-License-Identifier: GPL-3.0-or-later
// One frame as a picture to keep: its views side by side, each with its name, and a line that says
// which frame of what it is.
#pragma once

#include <QImage>
#include <QString>

#include "ui/view/frame_assembler.h"

namespace kinechrome::ui {

// Views that are not there are left out; colour that is not steadied yet is called so. At the size
// of the preview, never scaled. Null while nothing is shown.
[[nodiscard]] QImage stillSheet(const ShownFrame& frame, const QString& line);

}  // namespace kinechrome::ui
