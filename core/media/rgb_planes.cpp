// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/media/rgb_planes.h"

#include <algorithm>
#include <array>

#include "core/color/luma_lock.h"
#include "core/media/code_map.h"

namespace kinechrome::media {

using color::Picture;
using color::PictureFormat;

namespace {

template <class T>
void encodeRows(const Picture& picture, const PictureFormat& format, const Picture& out) {
    const color::LumaWeights weights = color::lumaWeights(format.color.matrix);
    const color::CodeScale scale = color::codeScale(format.color);
    const auto most = static_cast<float>(scale.maxCode);
    const float white =
        static_cast<float>((1U << static_cast<unsigned>(picture.format.color.bitDepth)) - 1);
    const auto kr = static_cast<float>(weights.kr);
    const auto kg = static_cast<float>(weights.kg());
    const auto kb = static_cast<float>(weights.kb);
    const auto g = picture.plane<T>(0);
    const auto b = picture.plane<T>(1);
    const auto r = picture.plane<T>(2);
    auto outY = out.plane<std::uint16_t>(0);
    auto outCb = out.plane<std::uint16_t>(1);
    auto outCr = out.plane<std::uint16_t>(2);
    const auto black = static_cast<float>(scale.lumaBlack);
    const auto lumaSwing = static_cast<float>(scale.lumaSwing);
    const auto neutral = static_cast<float>(scale.chromaNeutral);
    const auto chromaSwing = static_cast<float>(scale.chromaSwing);
    for (int row = 0; row < format.height; ++row) {
        for (int x = 0; x < format.width; ++x) {
            const float red = static_cast<float>(r.at(x, row)) / white;
            const float blue = static_cast<float>(b.at(x, row)) / white;
            const float green = static_cast<float>(g.at(x, row)) / white;
            const float luma = kr * red + kg * green + kb * blue;
            const float cb = (blue - luma) / (2.0F * (1.0F - kb));
            const float cr = (red - luma) / (2.0F * (1.0F - kr));
            outY.at(x, row) = toCode(black + luma * lumaSwing, most);
            outCb.at(x, row) = toCode(neutral + cb * chromaSwing, most);
            outCr.at(x, row) = toCode(neutral + cr * chromaSwing, most);
        }
    }
    if (!format.alpha) return;
    const auto map = depthMap(picture.format.color.bitDepth, format.color.bitDepth);
    const auto alpha = picture.plane<T>(3);
    auto outAlpha = out.plane<std::uint16_t>(3);
    for (int row = 0; row < format.height; ++row) {
        for (int x = 0; x < format.width; ++x) {
            const std::size_t code = std::min<std::size_t>(alpha.at(x, row), map.size() - 1);
            outAlpha.at(x, row) = toCode(map[code], most);
        }
    }
}

template <class T>
void quantize(const base::Plane<float>& plane, base::Plane<T> out, float most) {
    for (int y = 0; y < out.height(); ++y) {
        const float* from = plane.row(y);
        T* to = out.row(y);
        for (int x = 0; x < out.width(); ++x) to[x] = static_cast<T>(toCode(from[x] * most, most));
    }
}

}  // namespace

Picture yuvFromRgb(const Picture& picture, const PictureFormat& format) {
    const Picture out = Picture::allocate(format);
    if (picture.format.color.bitDepth > 8) {
        encodeRows<std::uint16_t>(picture, format, out);
    } else {
        encodeRows<std::uint8_t>(picture, format, out);
    }
    return out;
}

Picture rgbFromYuv(const Picture& picture, const PictureFormat& format) {
    const color::RgbPlanes rgb = color::decodeRgb(picture);
    Picture out = Picture::allocate(format);
    const float most = static_cast<float>((1U << static_cast<unsigned>(format.color.bitDepth)) - 1);
    const std::array<const base::Plane<float>*, 3> planes = {&rgb.g, &rgb.b, &rgb.r};
    for (int plane = 0; plane < 3; ++plane) {
        const base::Plane<float>& from = *planes[static_cast<std::size_t>(plane)];
        if (format.color.bitDepth > 8) {
            quantize(from, out.plane<std::uint16_t>(plane), most);
        } else {
            quantize(from, out.plane<std::uint8_t>(plane), most);
        }
    }
    return out;
}

}  // namespace kinechrome::media
