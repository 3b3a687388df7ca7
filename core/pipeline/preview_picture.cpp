// SPDX-License-Identifier: GPL-3.0-or-later
// Making and comparing pictures at preview size.
#include "core/pipeline/preview_picture.h"

#include <algorithm>
#include <cmath>
#include <cstring>

#include "core/color/luma_lock.h"
#include "core/color/screen.h"
#include "core/metrics/delta_e.h"
#include "core/picture/chroma_upsampler.h"
#include "core/pipeline/color_mask.h"

namespace kinechrome::pipeline {

namespace {

void scalePlane(base::Plane<float>& plane, float factor) {
    for (int y = 0; y < plane.height(); ++y) {
        float* row = plane.row(y);
        for (int x = 0; x < plane.width(); ++x) row[x] *= factor;
    }
}

color::RgbPlanes planesOf(const base::Plane<std::uint32_t>& rgba) {
    const int width = rgba.width();
    const int height = rgba.height();
    color::RgbPlanes planes{{width, height}, {width, height}, {width, height}};
    for (int y = 0; y < height; ++y) {
        for (int x = 0; x < width; ++x) {
            std::uint8_t bytes[4];
            std::memcpy(bytes, &rgba.at(x, y), sizeof bytes);
            planes.r.at(x, y) = static_cast<float>(bytes[0]) / 255.0F;
            planes.g.at(x, y) = static_cast<float>(bytes[1]) / 255.0F;
            planes.b.at(x, y) = static_cast<float>(bytes[2]) / 255.0F;
        }
    }
    return planes;
}

}  // namespace

PreviewSize previewSize(int filmWidth, int filmHeight, const PreviewOptions& options) {
    const double fit = std::min({1.0, static_cast<double>(options.maxWidth) / filmWidth,
                                 static_cast<double>(options.maxHeight) / filmHeight});
    const auto scaled = [&](int side) {
        return std::max(static_cast<int>(std::lround(side * fit)), 1);
    };
    return {scaled(filmWidth), scaled(filmHeight), fit};
}

PreviewLuma previewLuma(const color::Picture& film, const base::Plane<float>& gray,
                        const PreviewSize& size) {
    color::PictureFormat format;
    format.width = size.width;
    format.height = size.height;
    format.layout = color::PlaneLayout::Yuv;
    format.color.range = color::Range::Full;
    format.color.matrix = film.format.color.matrix == color::Matrix::Rgb ? color::Matrix::Bt709
                                                                         : film.format.color.matrix;
    PreviewLuma luma{color::Picture::allocate(format),
                     picture::resize(gray, size.width, size.height), size.scale};
    auto codes = luma.picture.plane<std::uint8_t>(0);
    for (int y = 0; y < size.height; ++y) {
        for (int x = 0; x < size.width; ++x) {
            const float value = std::clamp(luma.gray.at(x, y), 0.0F, 1.0F);
            codes.at(x, y) = static_cast<std::uint8_t>(std::lround(value * 255.0F));
        }
    }
    return luma;
}

base::Result<PreviewImage> colored(const PreviewLuma& luma, const color::ChromaField& chroma,
                                   double saturation, double scale) {
    picture::FullChroma full = picture::upsampleChroma(chroma, luma.gray);
    if (saturation != 1.0) {
        scalePlane(full.a, static_cast<float>(saturation));
        scalePlane(full.b, static_cast<float>(saturation));
    }
    const auto lock = color::LumaLock::make(luma.picture.format.color.matrix);
    const auto composed = lock->compose(luma.picture, full.a, full.b);
    if (!composed) return base::fail(composed.error());
    const int width = luma.picture.format.width;
    const int height = luma.picture.format.height;
    return PreviewImage{color::screenRgba(*composed, width, height), scale};
}

PreviewImage previewAsItIs(const color::Picture& film, const PreviewOptions& options) {
    const PreviewSize size = previewSize(film.format.width, film.format.height, options);
    return {color::screenRgba(film, size.width, size.height), size.scale};
}

PreviewImage previewInGray(const color::Picture& film, const PreviewOptions& options) {
    const PreviewSize size = previewSize(film.format.width, film.format.height, options);
    return {color::screenGray(film, size.width, size.height), size.scale};
}

base::Result<PreviewImage> previewInColor(const color::Picture& film, const PreviewLuma& luma,
                                          const color::ChromaField& field, double saturation,
                                          const std::optional<edit::PictureRect>& mask) {
    auto image = colored(luma, field, saturation, luma.scale);
    if (!image || !mask) return image;
    const int width = luma.gray.width();
    const int height = luma.gray.height();
    const auto asItIs = color::screenRgba(film, width, height);
    copyOutside(asItIs, pixelsOf(*mask, width, height), image->rgba);
    return image;
}

metrics::FrameFigures compareViews(const PreviewImage& result, const PreviewImage& reference) {
    return metrics::compareFrames(planesOf(result.rgba), planesOf(reference.rgba));
}

base::Plane<float> ciede2000OfViews(const PreviewImage& first, const PreviewImage& second) {
    return metrics::ciede2000Map(color::labFromRgbPlanes(planesOf(first.rgba)),
                                 color::labFromRgbPlanes(planesOf(second.rgba)));
}

}  // namespace kinechrome::pipeline
