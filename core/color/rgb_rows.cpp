// SPDX-License-Identifier: GPL-3.0-or-later
// Rows of R'G'B' from native planes.
#include "core/color/rgb_rows.h"

#include <algorithm>

#include "core/color/chroma_grid.h"

namespace kinechrome::color {
namespace {

// Taps from one plane's axis to `outputs` positions spread over `luma` samples of full size.
AxisTaps tapsTo(int inputs, int luma, int outputs, const ChromaAxis& axis) {
    const double scale = static_cast<double>(luma) / outputs;
    const double centerOfFirst = 0.5 * scale - 0.5;
    return axisTaps(inputs, outputs, (centerOfFirst - axis.first) / axis.step, scale / axis.step);
}

}  // namespace

RgbRows::RgbRows(const Picture& picture, int width, int height)
    : picture_(picture),
      scale_(codeScale(picture.format.color)),
      weights_(lumaWeights(picture.format.color.matrix)),
      width_(width),
      sameSize_(width == picture.format.width && height == picture.format.height),
      scratch_(static_cast<std::size_t>(picture.format.width)),
      chroma_(static_cast<std::size_t>(width)) {
    const PictureFormat& f = picture.format;
    lumaX_ = tapsTo(f.width, f.width, width, {});
    lumaY_ = tapsTo(f.height, f.height, height, {});
    if (f.layout != PlaneLayout::Yuv) return;
    chromaX_ = tapsTo(f.planeWidth(1), f.width, width, horizontalChromaAxis(f));
    chromaY_ = tapsTo(f.planeHeight(1), f.height, height, verticalChromaAxis(f));
}

void RgbRows::readPlane(int plane, int y, float* out) {
    const PictureFormat& format = picture_.format;
    const bool chroma = format.isChroma(plane);
    const AxisTaps& xTaps = chroma ? chromaX_ : lumaX_;
    const AxisTaps& yTaps = chroma ? chromaY_ : lumaY_;
    const bool asStored =
        sameSize_ && (!chroma || (format.chromaShiftX == 0 && format.chromaShiftY == 0));
    const auto read = [&]<class T>(const base::Plane<T>& samples) {
        if (asStored) {
            std::copy_n(samples.row(y), width_, out);
        } else {
            resampleRow(samples, xTaps, yTaps, y, scratch_.data(), out);
        }
    };
    if (format.bytesPerSample() == 1) {
        read(picture_.plane<std::uint8_t>(plane));
    } else {
        read(picture_.plane<std::uint16_t>(plane));
    }
    const double neutral = chroma ? scale_.chromaNeutral : scale_.lumaBlack;
    const auto gain = static_cast<float>(1.0 / (chroma ? scale_.chromaSwing : scale_.lumaSwing));
    const auto offset = static_cast<float>(neutral);
    for (int x = 0; x < width_; ++x) out[x] = (out[x] - offset) * gain;
}

void RgbRows::applyMatrix(float* r, float* g, float* b) const {
    const auto forRed = static_cast<float>(2.0 * (1.0 - weights_.kr));
    const auto forBlue = static_cast<float>(2.0 * (1.0 - weights_.kb));
    const auto redShare = static_cast<float>(weights_.kr / weights_.kg());
    const auto blueShare = static_cast<float>(weights_.kb / weights_.kg());
    // In: g = Y', b = Cb', r = Cr'. Out: R', G', B'.
    for (int x = 0; x < width_; ++x) {
        const float luma = g[x];
        const float red = forRed * r[x];
        const float blue = forBlue * b[x];
        r[x] = luma + red;
        b[x] = luma + blue;
        g[x] = luma - redShare * red - blueShare * blue;
    }
}

void RgbRows::read(int y, float* r, float* g, float* b) {
    readPlane(0, y, g);
    if (picture_.format.layout == PlaneLayout::Gray) {
        std::copy_n(g, width_, r);
        std::copy_n(g, width_, b);
        return;
    }
    readPlane(1, y, b);
    readPlane(2, y, r);
    if (picture_.format.layout == PlaneLayout::Yuv) applyMatrix(r, g, b);
}

void RgbRows::readLuma(int y, float* luma) {
    readPlane(0, y, luma);
    if (picture_.format.layout != PlaneLayout::Rgb) return;
    const auto add = [&](int plane, float weight) {
        readPlane(plane, y, chroma_.data());
        for (int x = 0; x < width_; ++x) luma[x] += weight * chroma_[static_cast<std::size_t>(x)];
    };
    for (int x = 0; x < width_; ++x) luma[x] *= static_cast<float>(weights_.kg());
    add(1, static_cast<float>(weights_.kb));
    add(2, static_cast<float>(weights_.kr));
}

}  // namespace kinechrome::color
