// SPDX-License-Identifier: GPL-3.0-or-later
// How the views are called, and what is said in place of those that a frame cannot have.
#pragma once

#include <QString>

#include "ui/view/compare_mode.h"
#include "ui/view/view_layer.h"

namespace kinechrome::ui {

// "Gray", "Colourised", "Ground truth" and so on, translated.
[[nodiscard]] QString viewTitle(ViewKind kind);

// Why a frame has no explaining view of this kind.
[[nodiscard]] QString whyUnavailable(ViewKind kind);

// What its hues mean; empty for views that show colours of the film.
[[nodiscard]] Legend viewLegend(ViewKind kind);

}  // namespace kinechrome::ui
