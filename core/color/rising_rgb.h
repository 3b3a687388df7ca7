// SPDX-License-Identifier: GPL-3.0-or-later
// Lab to R'G'B' with its slope along L*, in single precision: the inner loop of the luma lock.
// Private to this room.
#pragma once

#include <cstddef>

#include "core/color/color_description.h"
#include "core/color/fast_curves.h"

namespace kinechrome::color {

// By value: the references of std::min and std::max keep a loop from becoming vector code.
inline float larger(float x, float y) {
    return x > y ? x : y;
}
inline float smaller(float x, float y) {
    return x < y ? x : y;
}

// R'G'B' of a Lab colour, and how fast each channel rises with L*.
struct RisingRgb {
    float r, g, b;
    float dr, dg, db;
};

[[gnu::always_inline]] inline RisingRgb risingRgb(float l, float a, float b) {
    const float fy = (l + 16.0F) * (1.0F / 116.0F);
    const float fx = fy + a * (1.0F / 500.0F);
    const float fz = fy - b * (1.0F / 200.0F);
    const float x = inverseLabCurveFast(fx);
    const float y = inverseLabCurveFast(fy);
    const float z = inverseLabCurveFast(fz);
    const float dx = inverseLabSlopeFast(fx);
    const float dy = inverseLabSlopeFast(fy);
    const float dz = inverseLabSlopeFast(fz);
    constexpr auto kM = [](std::size_t i, std::size_t j) {
        return static_cast<float>(kRgbFromXyz[i][j] * kWhite[j]);
    };
    const float r = kM(0, 0) * x + kM(0, 1) * y + kM(0, 2) * z;
    const float g = kM(1, 0) * x + kM(1, 1) * y + kM(1, 2) * z;
    const float bl = kM(2, 0) * x + kM(2, 1) * y + kM(2, 2) * z;
    const float dr = kM(0, 0) * dx + kM(0, 1) * dy + kM(0, 2) * dz;
    const float dg = kM(1, 0) * dx + kM(1, 1) * dy + kM(1, 2) * dz;
    const float db = kM(2, 0) * dx + kM(2, 1) * dy + kM(2, 2) * dz;
    const float er = encodeSrgbFast(r);
    const float eg = encodeSrgbFast(g);
    const float eb = encodeSrgbFast(bl);
    constexpr float kPerL = 1.0F / 116.0F;
    return {er,
            eg,
            eb,
            kPerL * dr * srgbSlopeFast(r, er),
            kPerL * dg * srgbSlopeFast(g, eg),
            kPerL * db * srgbSlopeFast(bl, eb)};
}

// Luma weights in single precision.
struct FastWeights {
    explicit FastWeights(const LumaWeights& w)
        : r(static_cast<float>(w.kr)), g(static_cast<float>(w.kg())), b(static_cast<float>(w.kb)) {}
    float r, g, b;
};

}  // namespace kinechrome::color
