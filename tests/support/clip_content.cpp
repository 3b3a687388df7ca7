// SPDX-License-Identifier: GPL-3.0-or-later
// What synthetic clips show: computed from (frame, x, y) alone, so every test knows each sample.
#include <algorithm>
#include <cmath>
#include <cstring>

#include "core/media/color_tags.h"
#include "core/media/pixel_layout.h"
#include "tests/support/synthetic_clip.h"

extern "C" {
#include <libavutil/pixdesc.h>
}

namespace kinechrome::test {

using color::Matrix;
using color::Picture;
using color::PictureFormat;
using color::PlaneLayout;

namespace {

struct Ycc {
    double y = 0.0, cb = 0.0, cr = 0.0;
};

// A disc of a third of the height moves two samples a frame over waves; shots differ in everything.
Ycc scene(const ClipSpec& spec, int frame, double x, double y) {
    const int shot = shotOf(spec, frame);
    const double phase = 2.4 * shot;
    Ycc value;
    value.y = 0.45 + 0.2 * std::sin(x / 9.0 + phase) + 0.15 * std::sin(y / 7.0 - 1.7 * phase);
    const double radius = spec.height / 6.0;
    const double centerX = std::fmod(10.0 + 2.0 * frame + 31.0 * shot, spec.width + 2.0 * radius);
    const double centerY = spec.height * (0.4 + 0.1 * (shot % 3));
    const bool disc = std::hypot(x - centerX, y - centerY) < radius;
    if (disc) value.y = 0.85;
    if (spec.content == Content::Color) {
        value.cb = 0.15 * std::sin(x / 13.0 + phase) + (disc ? -0.12 : 0.0);
        value.cr = 0.15 * std::cos(y / 11.0 - phase) + (disc ? 0.12 : 0.0);
    }
    // A corner tells the frame's number, so that no two frames are alike.
    if (x < 8.0 && y < 8.0) value.y = 0.1 + 0.8 * ((frame * 37) % 97) / 97.0;
    return value;
}

std::uint16_t quantize(double value, double zero, double swing, double most) {
    return static_cast<std::uint16_t>(std::lround(std::clamp(zero + value * swing, 0.0, most)));
}

std::uint16_t codeAt(const ClipSpec& spec, const PictureFormat& format, int plane, int frame, int x,
                     int y) {
    const color::CodeScale scale = color::codeScale(format.color);
    if (plane == 3) return static_cast<std::uint16_t>(scale.maxCode);
    const bool chroma = format.isChroma(plane);
    if (spec.content == Content::Codes) {
        if (chroma) return static_cast<std::uint16_t>(scale.chromaNeutral);
        const double steps = static_cast<double>(format.width) * format.height;
        const double place =
            std::fmod(x + static_cast<double>(y) * format.width + 17.0 * frame, steps);
        return quantize(place / (steps - 1.0), 0.0, scale.maxCode, scale.maxCode);
    }
    const double fullX = chroma ? static_cast<double>(x << format.chromaShiftX) : x;
    const double fullY = chroma ? static_cast<double>(y << format.chromaShiftY) : y;
    const Ycc value = scene(spec, frame, fullX, fullY);
    if (chroma) {
        return quantize(plane == 1 ? value.cb : value.cr, scale.chromaNeutral, scale.chromaSwing,
                        scale.maxCode);
    }
    if (format.layout != PlaneLayout::Rgb) {
        return quantize(value.y, scale.lumaBlack, scale.lumaSwing, scale.maxCode);
    }
    const color::LumaWeights w = color::lumaWeights(Matrix::Bt709);
    const double red = value.y + 2.0 * (1.0 - w.kr) * value.cr;
    const double blue = value.y + 2.0 * (1.0 - w.kb) * value.cb;
    const double green = (value.y - w.kr * red - w.kb * blue) / w.kg();
    return quantize(plane == 0   ? green
                    : plane == 1 ? blue
                                 : red,
                    0.0, scale.maxCode, scale.maxCode);
}

}  // namespace

int shotOf(const ClipSpec& spec, int index) {
    return static_cast<int>(std::count_if(spec.cuts.begin(), spec.cuts.end(),
                                          [index](int cut) { return cut <= index; }));
}

Picture clipPicture(const ClipSpec& spec, int index) {
    const AVPixelFormat stored = av_get_pix_fmt(spec.pixelFormat.c_str());
    const auto layout = media::pixelLayout(stored);
    if (!layout) return {};
    PictureFormat format = layout->format;
    format.width = spec.width;
    format.height = spec.height;
    media::ColorTags tags;
    if (spec.range == "pc") tags.range = AVCOL_RANGE_JPEG;
    if (spec.range == "tv") tags.range = AVCOL_RANGE_MPEG;
    const int matrix = av_color_space_from_name(spec.matrix.c_str());
    if (matrix >= 0) tags.matrix = static_cast<AVColorSpace>(matrix);
    const auto description = media::describeColor(tags, format, stored, AV_CODEC_ID_FFV1);
    if (description) format.color = *description;
    Picture picture = Picture::allocate(format);
    for (int plane = 0; plane < 4; ++plane) {
        if (!media::hasPlane(format, plane)) continue;
        const color::SamplePlane& samples = picture.planes[static_cast<std::size_t>(plane)];
        for (int y = 0; y < format.planeHeight(plane); ++y) {
            std::uint8_t* row = samples.data + y * samples.stride;
            for (int x = 0; x < format.planeWidth(plane); ++x) {
                const std::uint16_t code = codeAt(spec, format, plane, index, x, y);
                if (format.color.bitDepth > 8) {
                    reinterpret_cast<std::uint16_t*>(row)[x] = code;
                } else {
                    row[x] = static_cast<std::uint8_t>(code);
                }
            }
        }
    }
    return picture;
}

bool samePlane(const Picture& x, const Picture& y, int plane) {
    const PictureFormat& format = x.format;
    if (format.planeWidth(plane) != y.format.planeWidth(plane) ||
        format.planeHeight(plane) != y.format.planeHeight(plane) ||
        format.bytesPerSample() != y.format.bytesPerSample()) {
        return false;
    }
    const auto i = static_cast<std::size_t>(plane);
    const auto bytes = static_cast<std::size_t>(format.planeWidth(plane)) *
                       static_cast<std::size_t>(format.bytesPerSample());
    for (int row = 0; row < format.planeHeight(plane); ++row) {
        if (std::memcmp(x.planes[i].data + row * x.planes[i].stride,
                        y.planes[i].data + row * y.planes[i].stride, bytes) != 0) {
            return false;
        }
    }
    return true;
}

bool sameSamples(const Picture& x, const Picture& y) {
    if (x.empty() || y.empty() || x.format.layout != y.format.layout ||
        x.format.alpha != y.format.alpha) {
        return false;
    }
    for (int plane = 0; plane < 4; ++plane) {
        if (media::hasPlane(x.format, plane) && !samePlane(x, y, plane)) return false;
    }
    return true;
}

}  // namespace kinechrome::test
