// SPDX-License-Identifier: GPL-3.0-or-later
// The curves of lab.h in single precision, by arithmetic that compilers turn into vector code.
#pragma once

#include <cmath>

#include "core/color/lab_constants.h"

namespace kinechrome::color {

// The sRGB curve 1.055 x^(5/12) - 0.055 over q = x^(1/4), where it is so smooth that a polynomial
// of degree 6 (Chebyshev, made for 0.0031308 <= x <= 1.2) is within 3e-6; below the toe (negative
// values included) the straight line.
[[nodiscard]] inline float encodeSrgbFast(float linear) {
    constexpr float kToe = 0.0031308F;
    const float curved = linear > kToe ? linear : kToe;
    const float t = (std::sqrt(std::sqrt(curved)) - 0.64159009F) * (1.0F / 0.40504505F);
    float p = 0.00024875808F;
    p = p * t - 0.00063885325F;
    p = p * t + 0.0015909720F;
    p = p * t - 0.0077362949F;
    p = p * t + 0.11150110F;
    p = p * t + 0.52978615F;
    p = p * t + 0.44851786F;
    return linear > kToe ? p : 12.92F * linear;
}

// Slope of that curve, given the linear value and its code.
[[nodiscard]] inline float srgbSlopeFast(float linear, float encoded) {
    constexpr float kToe = 0.0031308F;
    const float curved = linear > kToe ? linear : kToe;
    const float slope = (5.0F / 12.0F) * (encoded + 0.055F) / curved;
    return linear > kToe ? slope : 12.92F;
}

// The inverse of CIELAB's curve, and its slope.
[[nodiscard]] inline float inverseLabCurveFast(float f) {
    constexpr auto kKnee = static_cast<float>(kLabKnee);
    constexpr auto kOffset = static_cast<float>(kLabOffset);
    constexpr auto kGain = static_cast<float>(1.0 / kLabSlope);
    const float cube = f * f * f;
    const float line = (f - kOffset) * kGain;
    return f > kKnee ? cube : line;
}
[[nodiscard]] inline float inverseLabSlopeFast(float f) {
    constexpr auto kKnee = static_cast<float>(kLabKnee);
    constexpr auto kGain = static_cast<float>(1.0 / kLabSlope);
    const float square = 3.0F * f * f;
    return f > kKnee ? square : kGain;
}

}  // namespace kinechrome::color
