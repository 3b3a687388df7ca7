// SPDX-License-Identifier: GPL-3.0-or-later
// Synthetic gray scenes with known motion for the tests of core/temporal.
#pragma once

#include <cmath>
#include <cstdint>

#include "core/base/plane.h"

namespace kinechrome::scene {

// A fixed pseudo-random number 0..1 for a lattice point.
inline float lattice(int x, int y, std::uint32_t seed) {
    std::uint32_t h = seed * 374761393U + static_cast<std::uint32_t>(x) * 668265263U +
                      static_cast<std::uint32_t>(y) * 2246822519U;
    h = (h ^ (h >> 13U)) * 1274126177U;
    return static_cast<float>((h ^ (h >> 16U)) & 0xFFFFU) / 65535.0F;
}

// Smooth random texture 0..1 with details of `grain` pixels: sampled anywhere, so it moves exactly.
inline float texture(float x, float y, std::uint32_t seed, float grain = 8.0F) {
    const float gx = x / grain;
    const float gy = y / grain;
    const int ix = static_cast<int>(std::floor(gx));
    const int iy = static_cast<int>(std::floor(gy));
    const auto ease = [](float t) { return t * t * (3.0F - 2.0F * t); };
    const float fx = ease(gx - static_cast<float>(ix));
    const float fy = ease(gy - static_cast<float>(iy));
    const float top = std::lerp(lattice(ix, iy, seed), lattice(ix + 1, iy, seed), fx);
    const float low = std::lerp(lattice(ix, iy + 1, seed), lattice(ix + 1, iy + 1, seed), fx);
    return std::lerp(top, low, fy);
}

// The texture seen through a window whose corner is at (left, top).
inline base::Plane<float> view(int width, int height, float left, float top, std::uint32_t seed,
                               float gain = 1.0F, float offset = 0.0F) {
    base::Plane<float> plane(width, height);
    for (int y = 0; y < height; ++y) {
        for (int x = 0; x < width; ++x) {
            plane.at(x, y) = offset + gain * texture(static_cast<float>(x) + left,
                                                     static_cast<float>(y) + top, seed);
        }
    }
    return plane;
}

inline float mean(const base::Plane<float>& plane) {
    double total = 0.0;
    for (int y = 0; y < plane.height(); ++y) {
        for (int x = 0; x < plane.width(); ++x) total += static_cast<double>(plane.at(x, y));
    }
    return static_cast<float>(total / plane.width() / plane.height());
}

}  // namespace kinechrome::scene
