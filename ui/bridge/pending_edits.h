// SPDX-License-Identifier: GPL-3.0-or-later
// What is being typed belongs to the document only when its field is left, which a shortcut or the
// window's cross does not do: saving, leaving and closing do it first.
#pragma once

namespace kinechrome::ui {

// Whatever has the focus gives its text to the document, and the focus back to the field if that is
// still there. GUI thread.
void commitPendingEdits();

}  // namespace kinechrome::ui
