// SPDX-License-Identifier: GPL-3.0-or-later
// solveChroma: the exact, slow reference of the luma lock, one pixel at a time.
#include <cmath>
#include <optional>

#include "core/color/lab.h"
#include "core/color/luma_lock.h"

namespace kinechrome::color {
namespace {

double lumaOf(const Rgb& rgb, const LumaWeights& weights) {
    return weights.kr * rgb.r + weights.kg() * rgb.g + weights.kb * rgb.b;
}

bool insideGamut(const Rgb& rgb) {
    constexpr double kSlack = 1e-9;
    const auto inside = [](double v) { return v >= -kSlack && v <= 1.0 + kSlack; };
    return inside(rgb.r) && inside(rgb.g) && inside(rgb.b);
}

// The colour with chroma (a, b) and luma y, or nothing where it lies outside the gamut. Luma rises
// strictly with L* inside the gamut, so a sign change over L* 0..100 brackets the one solution;
// regula falsi with the Illinois rule keeps the bracket and converges faster than bisection.
std::optional<Rgb> solveInsideGamut(double y, double a, double b, const LumaWeights& weights) {
    double low = 0.0;
    double high = 100.0;
    double atLow = lumaOf(rgbFromLab({low, a, b}), weights) - y;
    double atHigh = lumaOf(rgbFromLab({high, a, b}), weights) - y;
    if (atLow > 0.0 || atHigh < 0.0) return std::nullopt;
    Rgb rgb;
    int lastSide = 0;
    for (int i = 0; i < 100; ++i) {
        const double l = (low * atHigh - high * atLow) / (atHigh - atLow);
        rgb = rgbFromLab({l, a, b});
        const double residual = lumaOf(rgb, weights) - y;
        if (std::abs(residual) < 1e-12) break;
        const int side = residual > 0.0 ? 1 : -1;
        if (side > 0) {
            high = l;
            atHigh = residual;
            if (lastSide == side) atLow *= 0.5;
        } else {
            low = l;
            atLow = residual;
            if (lastSide == side) atHigh *= 0.5;
        }
        lastSide = side;
    }
    if (!insideGamut(rgb)) return std::nullopt;
    return rgb;
}

ChromaSample sample(const Rgb& rgb, double y, double shrink, const LumaWeights& weights) {
    return {(rgb.b - y) / (2.0 * (1.0 - weights.kb)), (rgb.r - y) / (2.0 * (1.0 - weights.kr)),
            shrink};
}

}  // namespace

ChromaSample solveChroma(double y, double a, double b, Matrix matrix) {
    const LumaWeights weights = lumaWeights(matrix);
    if (y < 0.0 || y > 1.0) return {0.0, 0.0, 0.0};
    if (const auto rgb = solveInsideGamut(y, a, b, weights)) return sample(*rgb, y, 1.0, weights);

    // The gamut is not convex in CIELAB, so the largest factor is searched from above in steps
    // before it is bisected.
    constexpr int kSteps = 64;
    double inside = 0.0;
    Rgb best{y, y, y};
    for (int step = kSteps - 1; step > 0; --step) {
        const double factor = static_cast<double>(step) / kSteps;
        if (const auto rgb = solveInsideGamut(y, factor * a, factor * b, weights)) {
            inside = factor;
            best = *rgb;
            break;
        }
    }
    double outside = inside + 1.0 / kSteps;
    for (int i = 0; i < 40; ++i) {
        const double factor = 0.5 * (inside + outside);
        if (const auto rgb = solveInsideGamut(y, factor * a, factor * b, weights)) {
            inside = factor;
            best = *rgb;
        } else {
            outside = factor;
        }
    }
    return sample(best, y, inside, weights);
}

}  // namespace kinechrome::color
