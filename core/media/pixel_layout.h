// SPDX-License-Identifier: GPL-3.0-or-later
// Which planes a pixel format of FFmpeg becomes, and back.
#pragma once

#include <optional>

#include "core/color/picture.h"
#include "core/media/ffmpeg_handles.h"

extern "C" {
#include <libavutil/pixfmt.h>
}

namespace kinechrome::media {

// How frames of one pixel format are turned into planes. Always lossless: packed, semi-planar,
// palettised and foreign-endian samples are unpacked, depths below 8 are widened to 8.
enum class Unpacking {
    None,  // planar and native already: the decoder's memory is used as it is
    Samples,
    Palette,         // to opaque G, B, R: palettes of film are hardly ever transparent
    InvertedSamples  // monowhite: 1 is black
};

struct PixelLayout {
    // Size and colour tags are left at their defaults; depth and planes are set.
    color::PictureFormat format;
    Unpacking unpacking = Unpacking::None;
};

// Empty for what has no planes of 8 to 16 bit: floats, Bayer, XYZ, hardware surfaces.
[[nodiscard]] std::optional<PixelLayout> pixelLayout(AVPixelFormat pixelFormat);

// FFmpeg's planar, native-endian format with exactly these planes; AV_PIX_FMT_NONE if it has none.
[[nodiscard]] AVPixelFormat planarPixelFormat(const color::PictureFormat& format);

// FFmpeg's component (R, G, B or Y, U, V, then alpha) that is plane `plane` of a picture.
[[nodiscard]] int componentOfPlane(const color::PictureFormat& format, int plane);
// The planes in use, in order: 0; 0, 1, 2; alpha is always plane 3.
[[nodiscard]] bool hasPlane(const color::PictureFormat& format, int plane);

}  // namespace kinechrome::media
