// SPDX-License-Identifier: GPL-3.0-or-later
// What a picture of a pack must be, and how colourful it is.
#pragma once

#include <cstdint>
#include <vector>

namespace kinechrome::nn {

// Pictures with a shorter side are not used.
inline constexpr int kMinPackSide = 32;

// The mean of sqrt(a*^2 + b*^2) over every fourth pixel of interleaved 8-bit RGB; 0 of none.
[[nodiscard]] float meanChromaOf(const std::vector<std::uint8_t>& rgb);

}  // namespace kinechrome::nn
