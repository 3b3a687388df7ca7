// SPDX-License-Identifier: GPL-3.0-or-later
// Flow where there is nothing to see: a clear sky, a wall, deep shadow.
#pragma once

#include "core/base/plane.h"
#include "core/temporal/moment.h"

namespace kinechrome::temporal {

// Where a frame has no structure, a search follows grain and the codec's blocks: its vectors are
// noise, the way there and the way back disagree, and visibility would take flat ground for ground
// that was hidden. What has structure around it tells how flat ground moves: there the vectors are
// replaced by the mean of those around, weighed by their structure (normalised convolution,
// Knutsson, Westin 1993; Horn, Schunck 1981 fill flat ground alike). `now` and `past` are the gray
// in which the flow was searched. Any thread.
[[nodiscard]] PairFlow bridged(const PairFlow& found, const base::Plane<float>& now,
                               const base::Plane<float>& past);

}  // namespace kinechrome::temporal
