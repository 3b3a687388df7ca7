// SPDX-License-Identifier: GPL-3.0-or-later
// Y' of any picture as a float plane.
#pragma once

#include "core/base/plane.h"
#include "core/color/picture.h"

namespace kinechrome::color {

// Y' at full size, 0..1 over the nominal range, NOT clipped: values outside it stay visible.
[[nodiscard]] base::Plane<float> nominalLuma(const Picture& picture);

}  // namespace kinechrome::color
