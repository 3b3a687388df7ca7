// SPDX-License-Identifier: GPL-3.0-or-later
// Bands of text on a dark ground, for labels beside moving pictures.
#pragma once

#include <string>
#include <vector>

#include "core/picture/sheet.h"

namespace kinechrome::picture {

enum class Align { Left, Center, Right };

// Within `width` pixels from `left` on; as much of its beginning as fits.
struct BandText {
    std::string text;
    int left = 0;
    int width = 0;
    Align align = Align::Left;
};

// Size of the letters follows the height of the band. Any thread.
[[nodiscard]] RgbImage textBand(int width, int height, const std::vector<BandText>& texts);

// The ground of bands, and of what lies between pictures: the same value in R, G and B.
inline constexpr std::uint8_t bandGround = 24;

}  // namespace kinechrome::picture
