// SPDX-License-Identifier: GPL-3.0-or-later
// Code values of one range and depth told in another.
#pragma once

#include <cstdint>
#include <vector>

#include "core/color/color_description.h"

namespace kinechrome::media {

// For every code of `from` the code of `to` with the same meaning, not rounded.
[[nodiscard]] std::vector<float> lumaMap(const color::ColorDescription& from,
                                         const color::ColorDescription& to);
[[nodiscard]] std::vector<float> chromaMap(const color::ColorDescription& from,
                                           const color::ColorDescription& to);
// Alpha and the like: 0 stays 0, the largest code stays the largest.
[[nodiscard]] std::vector<float> depthMap(int fromDepth, int toDepth);

// Nearest code, kept inside 0..maxCode.
[[nodiscard]] std::uint16_t toCode(float value, float maxCode);

}  // namespace kinechrome::media
