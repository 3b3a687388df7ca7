// SPDX-License-Identifier: GPL-3.0-or-later
// A plane at the size of the network's answer.
#pragma once

#include "core/base/plane.h"

namespace kinechrome::nn {

// The mean of the 2x2 samples under each of width x height; `plane` is at most twice as large, its
// last column and row repeated where it ends.
[[nodiscard]] base::Plane<float> halved(const base::Plane<float>& plane, int width, int height);

// The same of size x size samples in rows without gaps, `size` even, into a quarter as many.
void halve(const float* full, int size, float* half);

}  // namespace kinechrome::nn
