// SPDX-License-Identifier: GPL-3.0-or-later
// The few colours that a distribution over many speaks of.
#pragma once

#include <span>
#include <vector>

#include "core/nn/colorizer.h"

namespace kinechrome::nn {

// Gathers what lies within `kPaletteStep` * 1.6 of the likeliest colour into one, then of what is
// left, and so on; leaves out what has less than a thirtieth of the whole, unless it is all there
// is. `shares`: of each
// palette colour, sum 1; `colors`: a* and b* of each, one after the other. The likeliest first.
[[nodiscard]] std::vector<LikelyColor> likeliest(std::span<const float> shares,
                                                 std::span<const float> colors, int most);

}  // namespace kinechrome::nn
