// SPDX-License-Identifier: GPL-3.0-or-later
// Pictures for the screen, row by row.
#include "core/color/screen.h"

#include <algorithm>
#include <bit>
#include <vector>

#include "core/color/rgb_rows.h"

namespace kinechrome::color {
namespace {

std::uint32_t toByte(float v) {
    return static_cast<std::uint32_t>(
        static_cast<int>(std::clamp(v * 255.0F + 0.5F, 0.0F, 255.0F)));
}

// Red is the first byte in memory whatever the byte order of the machine.
std::uint32_t pack(std::uint32_t r, std::uint32_t g, std::uint32_t b) {
    if constexpr (std::endian::native == std::endian::little) {
        return r | (g << 8U) | (b << 16U) | 0xFF000000U;
    }
    return (r << 24U) | (g << 16U) | (b << 8U) | 0xFFU;
}

}  // namespace

base::Plane<std::uint32_t> screenRgba(const Picture& picture, int width, int height) {
    base::Plane<std::uint32_t> screen(width, height);
    RgbRows rows(picture, width, height);
    std::vector<float> r(static_cast<std::size_t>(width));
    std::vector<float> g(r.size());
    std::vector<float> b(r.size());
    for (int y = 0; y < height; ++y) {
        rows.read(y, r.data(), g.data(), b.data());
        std::uint32_t* out = screen.row(y);
        for (std::size_t x = 0; x < r.size(); ++x) {
            out[x] = pack(toByte(r[x]), toByte(g[x]), toByte(b[x]));
        }
    }
    return screen;
}

base::Plane<std::uint32_t> screenGray(const Picture& picture, int width, int height) {
    base::Plane<std::uint32_t> screen(width, height);
    RgbRows rows(picture, width, height);
    std::vector<float> luma(static_cast<std::size_t>(width));
    for (int y = 0; y < height; ++y) {
        rows.readLuma(y, luma.data());
        std::uint32_t* out = screen.row(y);
        for (std::size_t x = 0; x < luma.size(); ++x) {
            const std::uint32_t v = toByte(luma[x]);
            out[x] = pack(v, v, v);
        }
    }
    return screen;
}

}  // namespace kinechrome::color
