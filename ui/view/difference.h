// SPDX-License-Identifier: GPL-3.0-or-later
// The difference of two pictures, amplified so that an eye can see it.
#pragma once

#include <QImage>

#include "ui/view/compare_mode.h"

namespace kinechrome::ui {

// Both RGBX8888; where sizes differ, `second` is brought to `first`'s. Black where they agree.
// gain 1..16. Null when either is null.
[[nodiscard]] QImage differenceImage(const QImage& first, const QImage& second, DifferenceKind kind,
                                     int gain);

}  // namespace kinechrome::ui
