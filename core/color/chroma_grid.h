// SPDX-License-Identifier: GPL-3.0-or-later
// Where subsampled chroma sits on the luma grid, and how planes move between the two grids.
#pragma once

#include "core/color/axis_taps.h"
#include "core/color/picture.h"

namespace kinechrome::color {

// Position of chroma sample 0 on the luma grid, in luma samples, and the distance to the next
// (H.273, 8.7). Between samples when the position is not whole.
struct ChromaAxis {
    double first = 0.0;
    int step = 1;
};
[[nodiscard]] ChromaAxis horizontalChromaAxis(const PictureFormat& format);
[[nodiscard]] ChromaAxis verticalChromaAxis(const PictureFormat& format);

// A full-size plane brought to the chroma positions: a box where chroma lies between luma samples,
// a triangle where it is co-sited. Without subsampling the plane itself (shared).
[[nodiscard]] base::Plane<float> reduceToChroma(const base::Plane<float>& plane,
                                                const PictureFormat& format);

// The taps that bring a chroma plane to full luma size (bilinear between its positions).
[[nodiscard]] AxisTaps chromaColumnsToLuma(const PictureFormat& format);
[[nodiscard]] AxisTaps chromaRowsToLuma(const PictureFormat& format);

}  // namespace kinechrome::color
