// SPDX-License-Identifier: GPL-3.0-or-later
// Composing inside a rectangle alone.
#include "core/pipeline/color_mask.h"

#include <algorithm>
#include <cmath>

#include "core/color/luma_lock.h"
#include "core/pipeline/chroma_fields.h"

namespace kinechrome::pipeline {

namespace {

void clearOutside(base::Plane<float>& plane, const PixelRect& inside) {
    for (int y = 0; y < plane.height(); ++y) {
        float* row = plane.row(y);
        if (y < inside.top || y >= inside.bottom) {
            std::fill_n(row, plane.width(), 0.0F);
            continue;
        }
        std::fill_n(row, inside.left, 0.0F);
        std::fill(row + inside.right, row + plane.width(), 0.0F);
    }
}

// The samples of a plane that have a pixel of the rectangle under them.
PixelRect samplesOf(const PixelRect& pixels, int shiftX, int shiftY) {
    return {pixels.left >> shiftX, pixels.top >> shiftY, -((-pixels.right) >> shiftX),
            -((-pixels.bottom) >> shiftY)};
}

// `own` empty: `neutral` instead.
template <class Sample>
void restorePlane(base::Plane<Sample> composed, const base::Plane<Sample>& own, Sample neutral,
                  const PixelRect& inside) {
    for (int y = 0; y < composed.height(); ++y) {
        for (int x = 0; x < composed.width(); ++x) {
            if (!inside.holds(x, y)) composed.at(x, y) = own.empty() ? neutral : own.at(x, y);
        }
    }
}

template <class Sample>
void restoreOutside(const color::Picture& composed, const color::Picture& source,
                    const PixelRect& inside) {
    const color::PictureFormat& format = composed.format;
    const auto neutral = static_cast<Sample>(1U << (format.color.bitDepth - 1U));
    const bool own = source.format == format;
    const bool rgb = format.layout == color::PlaneLayout::Rgb;
    for (int plane = rgb ? 0 : 1; plane < 3; ++plane) {
        const PixelRect samples =
            rgb ? inside : samplesOf(inside, format.chromaShiftX, format.chromaShiftY);
        restorePlane<Sample>(composed.plane<Sample>(plane),
                             own ? source.plane<Sample>(plane) : base::Plane<Sample>(), neutral,
                             samples);
    }
}

}  // namespace

PixelRect pixelsOf(const edit::PictureRect& rect, int width, int height) {
    const auto edge = [](double place, int size) {
        return std::clamp(static_cast<int>(std::lround(place * size)), 0, size);
    };
    PixelRect pixels{edge(rect.x, width), edge(rect.y, height), edge(rect.x + rect.width, width),
                     edge(rect.y + rect.height, height)};
    pixels.left = std::min(pixels.left, width - 1);
    pixels.top = std::min(pixels.top, height - 1);
    pixels.right = std::max(pixels.right, pixels.left + 1);
    pixels.bottom = std::max(pixels.bottom, pixels.top + 1);
    return pixels;
}

base::Result<color::Picture> composeInside(const std::optional<edit::PictureRect>& mask,
                                           const color::Picture& source,
                                           const base::Plane<float>& gray,
                                           const color::ChromaField& chroma, double saturation) {
    if (!mask) return composeColor(source, gray, chroma, saturation);
    const PixelRect inside = pixelsOf(*mask, source.format.width, source.format.height);
    picture::FullChroma full = enlargeChroma(gray, chroma, saturation);
    clearOutside(full.a, inside);
    clearOutside(full.b, inside);
    auto composed = lockColor(source, full);
    if (!composed) return composed;
    if (composed->format.bytesPerSample() == 1) {
        restoreOutside<std::uint8_t>(*composed, source, inside);
    } else {
        restoreOutside<std::uint16_t>(*composed, source, inside);
    }
    return composed;
}

void copyOutside(const base::Plane<std::uint32_t>& from, const PixelRect& inside,
                 base::Plane<std::uint32_t>& to) {
    restorePlane<std::uint32_t>(base::Plane<std::uint32_t>(to), from, 0, inside);
}

}  // namespace kinechrome::pipeline
