// SPDX-License-Identifier: GPL-3.0-or-later
// Warp error: how much chroma changes along the motion from one frame to another.
#pragma once

#include <optional>

#include "core/base/plane.h"
#include "core/color/luma_lock.h"

namespace kinechrome::metrics {

// u, v in pixels: the point (x, y) of one frame is at (x + u, y + v) in the other. Found on the
// gray frames by whoever calls, so that this room knows no optical flow.
struct Motion {
    base::Plane<float> u;
    base::Plane<float> v;
};

// 1 where a pixel of the first frame can be followed into the second, 0 where it is occluded,
// leaves the picture or lies on a motion edge. With f the forward flow and b~ the backward flow
// pulled back along f (bilinear), occluded means |b~ + f|^2 > 0.01 (|b~|^2 + |f|^2) + 0.5, and a
// motion edge |grad u|^2 + |grad v|^2 > 0.01 |f|^2 + 0.002 (forward differences). Ruder,
// Dosovitskiy, Brox 2016, "Artistic style transfer for videos"; used so by Lai 2018.
[[nodiscard]] base::Plane<float> visibleMask(const Motion& forward, const Motion& backward);
// The first of the two tests alone: 1 where a pixel can be found in the second frame.
[[nodiscard]] base::Plane<float> consistentMask(const Motion& forward, const Motion& backward);

// Lai et al. 2018, "Learning Blind Video Temporal Consistency", on chroma only: mean over
// visible pixels of (da^2 + db^2) / 100^2 between the first frame and the second pulled back along
// `forward` (bilinear). All planes of one size. Nothing where no pixel is visible.
// warp_error takes frames t and t + 1; warp_error_long the first frame of a shot and frame t, with
// the flow between these two.
[[nodiscard]] std::optional<double> warpError(const color::LabPlanes& first,
                                              const color::LabPlanes& second, const Motion& forward,
                                              const base::Plane<float>& visible);

}  // namespace kinechrome::metrics
