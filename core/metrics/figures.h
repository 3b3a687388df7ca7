// SPDX-License-Identifier: GPL-3.0-or-later
// Figures of one frame against its ground truth. Definitions and sources: see each function; the
// formulas are those of the project's metrics page, restated at each definition.
#pragma once

#include "core/base/plane.h"
#include "core/color/luma_lock.h"

namespace kinechrome::metrics {

struct FrameFigures {
    double rmseAb = 0.0;               // sqrt(mean((da^2 + db^2) / 2))
    double meanAbDistance = 0.0;       // mean(sqrt(da^2 + db^2))
    double psnrDb = 0.0;               // 10 log10(1 / MSE) on R'G'B' 0..1
    double ssim = 0.0;                 // Wang 2004 on the mean of R', G', B'
    double ciede2000 = 0.0;            // mean dE00
    double colorfulness = 0.0;         // of the result
    double colorfulnessReference = 0.0;
};

// Both pictures as R'G'B' planes 0..1 of one size. Throws nothing; sizes are the caller's promise.
[[nodiscard]] FrameFigures compareFrames(const color::RgbPlanes& result,
                                         const color::RgbPlanes& reference);

}  // namespace kinechrome::metrics
