// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/media/pixel_layout.h"

#include <algorithm>
#include <bit>
#include <string_view>

extern "C" {
#include <libavutil/pixdesc.h>
}

namespace kinechrome::media {

using color::PictureFormat;
using color::PlaneLayout;

namespace {

bool has(const AVPixFmtDescriptor& d, unsigned flag) {
    return (d.flags & flag) != 0;
}

// Samples lie as PictureFormat promises: a plane each, native, value in the low bits.
bool isNative(const AVPixFmtDescriptor& d) {
    if (has(d, AV_PIX_FMT_FLAG_BE | AV_PIX_FMT_FLAG_BITSTREAM | AV_PIX_FMT_FLAG_PAL)) return false;
    const int bytes = d.comp[0].depth > 8 ? 2 : 1;
    for (int c = 0; c < d.nb_components; ++c) {
        const AVComponentDescriptor& comp = d.comp[c];
        if (comp.depth != d.comp[0].depth || comp.depth < 8 || comp.shift != 0) return false;
        if (comp.step != bytes || comp.offset != 0) return false;
        for (int other = 0; other < c; ++other) {
            if (d.comp[other].plane == comp.plane) return false;
        }
    }
    return d.nb_components != 2;  // gray with alpha keeps its alpha in plane 1, we in plane 3
}

bool isSupported(const AVPixFmtDescriptor& d) {
    constexpr unsigned kForeign =
        AV_PIX_FMT_FLAG_HWACCEL | AV_PIX_FMT_FLAG_BAYER | AV_PIX_FMT_FLAG_FLOAT;
    if (has(d, kForeign) || d.nb_components == 0) return false;
    if (std::string_view(d.name).starts_with("xyz")) return false;
    for (int c = 0; c < d.nb_components; ++c) {
        if (d.comp[c].depth > 16) return false;
    }
    return true;
}

}  // namespace

std::optional<PixelLayout> pixelLayout(AVPixelFormat pixelFormat) {
    static_assert(std::endian::native == std::endian::little, "samples are little-endian words");
    const AVPixFmtDescriptor* d = av_pix_fmt_desc_get(pixelFormat);
    if (d == nullptr || !isSupported(*d)) return std::nullopt;
    PixelLayout layout;
    PictureFormat& format = layout.format;
    if (has(*d, AV_PIX_FMT_FLAG_PAL)) {
        format.layout = PlaneLayout::Rgb;
        layout.unpacking = Unpacking::Palette;
        return layout;
    }
    format.color.bitDepth = 8;
    for (int c = 0; c < d->nb_components; ++c) {
        format.color.bitDepth = std::max(format.color.bitDepth, d->comp[c].depth);
    }
    format.layout = d->nb_components <= 2          ? PlaneLayout::Gray
                    : has(*d, AV_PIX_FMT_FLAG_RGB) ? PlaneLayout::Rgb
                                                   : PlaneLayout::Yuv;
    format.alpha = has(*d, AV_PIX_FMT_FLAG_ALPHA);
    if (format.layout == PlaneLayout::Yuv) {
        format.chromaShiftX = d->log2_chroma_w;
        format.chromaShiftY = d->log2_chroma_h;
    }
    if (pixelFormat == AV_PIX_FMT_MONOWHITE) {
        layout.unpacking = Unpacking::InvertedSamples;
    } else if (!isNative(*d)) {
        layout.unpacking = Unpacking::Samples;
    }
    return layout;
}

AVPixelFormat planarPixelFormat(const PictureFormat& format) {
    const AVPixFmtDescriptor* d = nullptr;
    while ((d = av_pix_fmt_desc_next(d)) != nullptr) {
        const AVPixelFormat id = av_pix_fmt_desc_get_id(d);
        if (std::string_view(d->name).starts_with("yuvj")) continue;
        const auto layout = pixelLayout(id);
        if (!layout || layout->unpacking != Unpacking::None) continue;
        const PictureFormat& candidate = layout->format;
        if (candidate.layout == format.layout && candidate.alpha == format.alpha &&
            candidate.chromaShiftX == format.chromaShiftX &&
            candidate.chromaShiftY == format.chromaShiftY &&
            candidate.color.bitDepth == format.color.bitDepth) {
            return id;
        }
    }
    return AV_PIX_FMT_NONE;
}

int componentOfPlane(const PictureFormat& format, int plane) {
    if (plane == 3) return format.layout == PlaneLayout::Gray ? 1 : 3;
    return format.layout == PlaneLayout::Rgb ? (plane + 1) % 3 : plane;
}

bool hasPlane(const PictureFormat& format, int plane) {
    if (plane == 3) return format.alpha;
    return plane == 0 || format.layout != PlaneLayout::Gray;
}

}  // namespace kinechrome::media
