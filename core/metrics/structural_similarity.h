// SPDX-License-Identifier: GPL-3.0-or-later
// SSIM of two gray planes.
#pragma once

#include "core/base/plane.h"

namespace kinechrome::metrics {

// Wang, Bovik, Sheikh, Simoncelli 2004, "Image Quality Assessment: From Error Visibility to
// Structural Similarity", eq. 13: Gaussian window 11x11, sigma 1.5, K1 = 0.01, K2 = 0.03, dynamic
// range 1. The mean over the pixels whose whole window lies inside; over all pixels, with
// mirrored borders, where the planes are smaller than the window.
[[nodiscard]] double structuralSimilarity(const base::Plane<float>& x, const base::Plane<float>& y);

}  // namespace kinechrome::metrics
