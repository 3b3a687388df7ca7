// SPDX-License-Identifier: GPL-3.0-or-later
// Draws what the colours of a picture stand for.
#pragma once

#include <QRectF>

#include "ui/view/view_layer.h"

class QPainter;

namespace kinechrome::ui {

// A dark plate with the strip between its two names, in the lower right corner of `area`, lifted by
// `above`. Returns the rectangle it took.
QRectF paintLegend(QPainter& painter, const Legend& legend, const QRectF& area, double above);

// The width that it takes.
[[nodiscard]] double legendWidth(const Legend& legend);

}  // namespace kinechrome::ui
