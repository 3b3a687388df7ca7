// SPDX-License-Identifier: GPL-3.0-or-later
// Which colour a preview has on the whole, for the tests of the preview service.
#pragma once

#include <algorithm>
#include <cstdint>
#include <cstdlib>

#include "core/base/plane.h"
#include "core/pipeline/preview_service.h"

namespace kinechrome::test {

struct MeanRgb {
    int r = 0;
    int g = 0;
    int b = 0;
};
inline MeanRgb meanOf(const base::Plane<std::uint32_t>& image) {
    std::int64_t sums[3] = {0, 0, 0};
    for (int y = 0; y < image.height(); ++y) {
        const auto* bytes = reinterpret_cast<const std::uint8_t*>(image.row(y));
        for (int x = 0; x < image.width(); ++x) {
            for (int c = 0; c < 3; ++c) sums[c] += bytes[4 * x + c];
        }
    }
    const std::int64_t count = static_cast<std::int64_t>(image.width()) * image.height();
    return {static_cast<int>(sums[0] / count), static_cast<int>(sums[1] / count),
            static_cast<int>(sums[2] / count)};
}
inline bool isRed(const pipeline::PreviewFrame& frame) {
    const MeanRgb mean = meanOf(frame.image.rgba);
    return mean.r > mean.g + 15 && mean.r > mean.b + 10;
}
inline bool isBlue(const pipeline::PreviewFrame& frame) {
    const MeanRgb mean = meanOf(frame.image.rgba);
    return mean.b > mean.r + 15;
}
inline bool isGray(const pipeline::PreviewFrame& frame) {
    const MeanRgb mean = meanOf(frame.image.rgba);
    return std::abs(mean.r - mean.g) <= 1 && std::abs(mean.b - mean.g) <= 1;
}
inline bool equal(const base::Plane<std::uint32_t>& x, const base::Plane<std::uint32_t>& y) {
    if (!x.sameSize(y)) return false;
    for (int row = 0; row < x.height(); ++row) {
        if (!std::equal(x.row(row), x.row(row) + x.width(), y.row(row))) return false;
    }
    return true;
}

}  // namespace kinechrome::test
