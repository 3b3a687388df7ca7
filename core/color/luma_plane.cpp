// SPDX-License-Identifier: GPL-3.0-or-later
// Code values to Y', for gray, YUV and RGB pictures.
#include "core/color/luma_plane.h"

#include <algorithm>

#include "core/color/luma_lock.h"

namespace kinechrome::color {
namespace {

template <class T>
void decodeLumaRow(const T* codes, int width, float black, float gain, float* out) {
    for (int x = 0; x < width; ++x) out[x] = (static_cast<float>(codes[x]) - black) * gain;
}

template <class T>
void decodeRgbLumaRow(const Picture& picture, int y, const CodeScale& scale,
                      const LumaWeights& weights, float* out) {
    const T* g = picture.plane<T>(0).row(y);
    const T* b = picture.plane<T>(1).row(y);
    const T* r = picture.plane<T>(2).row(y);
    const double gain = 1.0 / scale.lumaSwing;
    const auto wg = static_cast<float>(weights.kg() * gain);
    const auto wb = static_cast<float>(weights.kb * gain);
    const auto wr = static_cast<float>(weights.kr * gain);
    const auto black = static_cast<float>(scale.lumaBlack * gain);
    for (int x = 0; x < picture.format.width; ++x) {
        // The weights sum to 1, so R = G = B comes back as that code.
        out[x] = wg * static_cast<float>(g[x]) + wb * static_cast<float>(b[x]) +
                 wr * static_cast<float>(r[x]) - black;
    }
}

template <class T>
base::Plane<float> nominalLumaOf(const Picture& picture) {
    const PictureFormat& format = picture.format;
    const CodeScale scale = codeScale(format.color);
    base::Plane<float> luma(format.width, format.height);
    for (int y = 0; y < format.height; ++y) {
        if (format.layout == PlaneLayout::Rgb) {
            decodeRgbLumaRow<T>(picture, y, scale, lumaWeights(format.color.matrix), luma.row(y));
        } else {
            decodeLumaRow(picture.plane<T>(0).row(y), format.width,
                          static_cast<float>(scale.lumaBlack),
                          static_cast<float>(1.0 / scale.lumaSwing), luma.row(y));
        }
    }
    return luma;
}

}  // namespace

base::Plane<float> nominalLuma(const Picture& picture) {
    return picture.format.bytesPerSample() == 1 ? nominalLumaOf<std::uint8_t>(picture)
                                                : nominalLumaOf<std::uint16_t>(picture);
}

base::Plane<float> grayInput(const Picture& picture) {
    base::Plane<float> gray = nominalLuma(picture);
    for (int y = 0; y < gray.height(); ++y) {
        float* row = gray.row(y);
        for (int x = 0; x < gray.width(); ++x) row[x] = std::clamp(row[x], 0.0F, 1.0F);
    }
    return gray;
}

}  // namespace kinechrome::color
