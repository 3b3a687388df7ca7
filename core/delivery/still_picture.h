// SPDX-License-Identifier: GPL-3.0-or-later
// Frames as small upright pictures with square pixels, for sheets and pages.
#pragma once

#include "core/base/rational.h"
#include "core/color/picture.h"
#include "core/picture/sheet.h"

namespace kinechrome::delivery {

enum class Seen { Gray, Color };

// At most `width` wide, never enlarged but to make its pixels square.
[[nodiscard]] picture::RgbImage stillPicture(const color::Picture& frame, Seen seen,
                                             const base::Rational& sampleAspect, int width);

// The same at exactly this size.
[[nodiscard]] picture::RgbImage shownAt(const color::Picture& frame, Seen seen, int width,
                                        int height);

}  // namespace kinechrome::delivery
