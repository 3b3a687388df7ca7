// SPDX-License-Identifier: GPL-3.0-or-later
// CIEDE2000 over whole planes.
#pragma once

#include "core/color/luma_lock.h"

namespace kinechrome::metrics {

// Mean CIEDE2000 over all pixels of two pictures of one size. Single precision and without
// trigonometry, within 0.005 of color::ciede2000 (Sharma, Wu, Dalal 2005), which is its reference;
// exactly opposite hues, where the formula jumps, may fall to either side.
[[nodiscard]] double meanCiede2000(const color::LabPlanes& x, const color::LabPlanes& y);

// The same pixel by pixel.
[[nodiscard]] base::Plane<float> ciede2000Map(const color::LabPlanes& x, const color::LabPlanes& y);

}  // namespace kinechrome::metrics
