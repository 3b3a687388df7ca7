// SPDX-License-Identifier: GPL-3.0-or-later
// What tells a picture worth learning from: its contrast, its sharpness, and whether it is new.
#pragma once

#include <cstdint>

#include "core/picture/sheet.h"

namespace kinechrome::picture {

struct FrameQuality {
    double contrast = 0.0;   // standard deviation of BT.601 luma, 0..1
    double sharpness = 0.0;  // variance of its Laplacian over its own variance; 0 where it is flat
    // 64 bits of the cosine transform (pHash): the signs of the 8x8 lowest frequencies of luma
    // shrunk to 32x32, against their median. Pictures that a person takes for the same one differ
    // in few bits.
    std::uint64_t hash = 0;
};

// Any thread. The picture should have the size at which it will be used: sharpness is a matter of
// size.
[[nodiscard]] FrameQuality measureFrame(const RgbImage& image);

// In how many bits two hashes differ, 0..64.
[[nodiscard]] int hashDistance(std::uint64_t x, std::uint64_t y);

}  // namespace kinechrome::picture
