// SPDX-License-Identifier: GPL-3.0-or-later
// The reference formulas between R'G'B' and CIELAB, in double precision.
#include "core/color/lab.h"

#include <cmath>

#include "core/color/lab_constants.h"

namespace kinechrome::color {
namespace {

double labCurve(double t) {
    return t > kLabEpsilon ? std::cbrt(t) : kLabSlope * t + kLabOffset;
}

double inverseLabCurve(double f) {
    return f > kLabKnee ? f * f * f : (f - kLabOffset) / kLabSlope;
}

}  // namespace

double srgbToLinear(double encoded) {
    const double x = std::abs(encoded);
    const double linear = x <= 0.04045 ? x / 12.92 : std::pow((x + 0.055) / 1.055, 2.4);
    return std::copysign(linear, encoded);
}

double linearToSrgb(double linear) {
    const double x = std::abs(linear);
    const double encoded = x <= 0.0031308 ? 12.92 * x : 1.055 * std::pow(x, 1.0 / 2.4) - 0.055;
    return std::copysign(encoded, linear);
}

Lab labFromRgb(const Rgb& rgb) {
    const std::array<double, 3> linear{srgbToLinear(rgb.r), srgbToLinear(rgb.g),
                                       srgbToLinear(rgb.b)};
    std::array<double, 3> f{};
    for (std::size_t i = 0; i < 3; ++i) {
        const auto& m = kXyzFromRgb[i];
        f[i] = labCurve((m[0] * linear[0] + m[1] * linear[1] + m[2] * linear[2]) / kWhite[i]);
    }
    return {116.0 * f[1] - 16.0, 500.0 * (f[0] - f[1]), 200.0 * (f[1] - f[2])};
}

Rgb rgbFromLab(const Lab& lab) {
    const double fy = (lab.l + 16.0) / 116.0;
    const std::array<double, 3> xyz{kWhite[0] * inverseLabCurve(fy + lab.a / 500.0),
                                    kWhite[1] * inverseLabCurve(fy),
                                    kWhite[2] * inverseLabCurve(fy - lab.b / 200.0)};
    std::array<double, 3> encoded{};
    for (std::size_t i = 0; i < 3; ++i) {
        const auto& m = kRgbFromXyz[i];
        encoded[i] = linearToSrgb(m[0] * xyz[0] + m[1] * xyz[1] + m[2] * xyz[2]);
    }
    return {encoded[0], encoded[1], encoded[2]};
}

}  // namespace kinechrome::color
