// SPDX-License-Identifier: GPL-3.0-or-later
// Bracketed searches along L* and along chroma.
#include "core/color/gamut_search.h"

#include <algorithm>
#include <cmath>

namespace kinechrome::color {

float solveLightness(float y, float a, float b, const FastWeights& weights, float guess) {
    float low = -40.0F;
    float high = 140.0F;
    float l = std::clamp(guess, low, high);
    for (int i = 0; i < 40 && high - low > 1e-4F; ++i) {
        const RisingRgb c = risingRgb(l, a, b);
        const float residual = weights.r * c.r + weights.g * c.g + weights.b * c.b - y;
        if (std::abs(residual) < 1e-6F) break;
        (residual > 0.0F ? high : low) = l;
        const float slope = weights.r * c.dr + weights.g * c.dg + weights.b * c.db;
        const float next = l - residual / slope;
        l = next > low && next < high ? next : 0.5F * (low + high);
    }
    return l;
}

namespace {

bool insideGamut(float l, float a, float b) {
    constexpr float kSlack = 1e-4F;
    const RisingRgb c = risingRgb(l, a, b);
    return l >= -0.01F && std::min({c.r, c.g, c.b}) >= -kSlack &&
           std::max({c.r, c.g, c.b}) <= 1.0F + kSlack;
}

}  // namespace

float largestChroma(float y, float a, float b, const FastWeights& weights) {
    constexpr float kStart = 208.0F;  // |a*| + |b*| of sRGB blue is 187
    constexpr float kStep = 8.0F;
    float l = 100.0F * y;
    float inside = kStart;
    const auto fits = [&](float c) {
        l = solveLightness(y, c * a, c * b, weights, l);
        return insideGamut(l, c * a, c * b);
    };
    while (inside > 0.0F && !fits(inside)) inside -= kStep;
    inside = std::max(inside, 0.0F);
    float outside = inside + kStep;
    for (int i = 0; i < 8; ++i) {
        const float middle = 0.5F * (inside + outside);
        (fits(middle) ? inside : outside) = middle;
    }
    return inside;
}

}  // namespace kinechrome::color
