// SPDX-License-Identifier: GPL-3.0-or-later
// Drawing discs into the planes of a hint raster.
#include "core/picture/hint_raster.h"

#include <algorithm>
#include <cmath>

namespace kinechrome::picture {
namespace {

void mark(color::HintRaster& raster, int x, int y, const edit::Hint& hint) {
    raster.a.at(x, y) = static_cast<float>(hint.a);
    raster.b.at(x, y) = static_cast<float>(hint.b);
    raster.mask.at(x, y) = 1.0F;
}

void drawDisc(color::HintRaster& raster, const edit::Hint& hint) {
    const int width = raster.mask.width();
    const int height = raster.mask.height();
    const double scale = width;
    const double x = hint.x * scale;
    const double y = hint.y * scale;
    if (!(x >= 0.0 && x < width && y >= 0.0 && y < height)) return;
    const double radius = std::clamp(hint.radius * scale, 0.0, scale);
    const int left = std::max(0, static_cast<int>(std::floor(x - radius)));
    const int right = std::min(width - 1, static_cast<int>(std::ceil(x + radius)));
    const int top = std::max(0, static_cast<int>(std::floor(y - radius)));
    const int bottom = std::min(height - 1, static_cast<int>(std::ceil(y + radius)));
    for (int row = top; row <= bottom; ++row) {
        for (int column = left; column <= right; ++column) {
            if (std::hypot(column + 0.5 - x, row + 0.5 - y) <= radius) {
                mark(raster, column, row, hint);
            }
        }
    }
    mark(raster, static_cast<int>(x), static_cast<int>(y), hint);
}

}  // namespace

color::HintRaster rasterizeHints(std::span<const edit::Hint> hints, int width, int height) {
    color::HintRaster raster{{width, height}, {width, height}, {width, height}};
    for (const edit::Hint& hint : hints) drawDisc(raster, hint);
    return raster;
}

}  // namespace kinechrome::picture
