// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/media/color_tags.h"

#include <string_view>

extern "C" {
#include <libavutil/pixdesc.h>
}

namespace kinechrome::media {

using color::ChromaSiting;
using color::ColorDescription;
using color::Matrix;
using color::PlaneLayout;
using color::Range;

namespace {

bool isJpegLike(AVPixelFormat stored, AVCodecID codec) {
    return codec == AV_CODEC_ID_MJPEG ||
           std::string_view(av_get_pix_fmt_name(stored)).starts_with("yuvj");
}

Range rangeOf(const ColorTags& tags, PlaneLayout layout, bool jpeg) {
    if (tags.range == AVCOL_RANGE_JPEG || jpeg) return Range::Full;
    if (tags.range == AVCOL_RANGE_MPEG) return Range::Limited;
    return layout == PlaneLayout::Yuv ? Range::Limited : Range::Full;
}

std::optional<Matrix> matrixOf(const ColorTags& tags, const color::PictureFormat& format,
                               bool jpeg) {
    switch (tags.matrix) {
        case AVCOL_SPC_BT709: return Matrix::Bt709;
        case AVCOL_SPC_FCC: return Matrix::Fcc;
        case AVCOL_SPC_BT470BG:
        case AVCOL_SPC_SMPTE170M: return Matrix::Bt601;
        case AVCOL_SPC_SMPTE240M: return Matrix::Smpte240M;
        case AVCOL_SPC_BT2020_NCL:
        case AVCOL_SPC_BT2020_CL: return Matrix::Bt2020;
        case AVCOL_SPC_RGB:  // on a YUV or gray stream the tag is a mistake
        case AVCOL_SPC_RESERVED:
        case AVCOL_SPC_UNSPECIFIED: break;
        default:
            if (format.layout == PlaneLayout::Yuv) return std::nullopt;
            break;
    }
    const bool small = format.width < 1280 && format.height < 720;
    return jpeg || small ? Matrix::Bt601 : Matrix::Bt709;
}

ChromaSiting sitingOf(const ColorTags& tags, bool jpeg, AVCodecID codec) {
    switch (tags.siting) {
        case AVCHROMA_LOC_LEFT: return ChromaSiting::Left;
        case AVCHROMA_LOC_CENTER: return ChromaSiting::Center;
        case AVCHROMA_LOC_TOPLEFT: return ChromaSiting::TopLeft;
        case AVCHROMA_LOC_TOP: return ChromaSiting::Top;
        case AVCHROMA_LOC_BOTTOMLEFT: return ChromaSiting::BottomLeft;
        case AVCHROMA_LOC_BOTTOM: return ChromaSiting::Bottom;
        default: break;
    }
    return jpeg || codec == AV_CODEC_ID_MPEG1VIDEO ? ChromaSiting::Center : ChromaSiting::Left;
}

}  // namespace

ColorTags tagsOf(const AVCodecParameters& stream) {
    return {stream.color_range, stream.color_space, stream.color_primaries, stream.color_trc,
            stream.chroma_location};
}

ColorTags tagsOf(const AVFrame& frame, const AVCodecParameters& stream) {
    ColorTags tags = tagsOf(stream);
    if (frame.color_range != AVCOL_RANGE_UNSPECIFIED) tags.range = frame.color_range;
    if (frame.colorspace != AVCOL_SPC_UNSPECIFIED) tags.matrix = frame.colorspace;
    if (frame.color_primaries != AVCOL_PRI_UNSPECIFIED) tags.primaries = frame.color_primaries;
    if (frame.color_trc != AVCOL_TRC_UNSPECIFIED) tags.transfer = frame.color_trc;
    if (frame.chroma_location != AVCHROMA_LOC_UNSPECIFIED) tags.siting = frame.chroma_location;
    // Numbers that say nothing, and the one of RGB on a picture that is none.
    const AVPixFmtDescriptor* format =
        av_pix_fmt_desc_get(static_cast<AVPixelFormat>(frame.format));
    const bool rgb = format != nullptr && (format->flags & AV_PIX_FMT_FLAG_RGB) != 0;
    if (tags.matrix == AVCOL_SPC_RESERVED || (tags.matrix == AVCOL_SPC_RGB && !rgb)) {
        tags.matrix = AVCOL_SPC_UNSPECIFIED;
    }
    if (tags.primaries == AVCOL_PRI_RESERVED || tags.primaries == AVCOL_PRI_RESERVED0) {
        tags.primaries = AVCOL_PRI_UNSPECIFIED;
    }
    if (tags.transfer == AVCOL_TRC_RESERVED || tags.transfer == AVCOL_TRC_RESERVED0) {
        tags.transfer = AVCOL_TRC_UNSPECIFIED;
    }
    return tags;
}

void applyTags(const ColorTags& tags, AVFrame& frame) {
    frame.color_range = tags.range;
    frame.colorspace = tags.matrix;
    frame.color_primaries = tags.primaries;
    frame.color_trc = tags.transfer;
    frame.chroma_location = tags.siting;
}

void applyTags(const ColorTags& tags, AVCodecContext& codec) {
    codec.color_range = tags.range;
    codec.colorspace = tags.matrix;
    codec.color_primaries = tags.primaries;
    codec.color_trc = tags.transfer;
    codec.chroma_sample_location = tags.siting;
}

std::optional<ColorDescription> describeColor(const ColorTags& tags,
                                              const color::PictureFormat& format,
                                              AVPixelFormat stored, AVCodecID codec) {
    ColorDescription description;
    description.bitDepth = format.color.bitDepth;
    const bool jpeg = isJpegLike(stored, codec) && format.layout != PlaneLayout::Rgb;
    description.range = rangeOf(tags, format.layout, jpeg);
    description.siting = sitingOf(tags, jpeg, codec);
    if (format.layout == PlaneLayout::Rgb) {
        description.matrix = Matrix::Rgb;
        return description;
    }
    const auto matrix = matrixOf(tags, format, jpeg);
    if (!matrix) return std::nullopt;
    description.matrix = *matrix;
    return description;
}

ColorTags tagsFor(const ColorDescription& description, ColorTags tags) {
    tags.range = description.range == Range::Full ? AVCOL_RANGE_JPEG : AVCOL_RANGE_MPEG;
    switch (description.matrix) {
        case Matrix::Bt601:  // both numbers mean these weights: keep the one that was there
            if (tags.matrix != AVCOL_SPC_BT470BG) tags.matrix = AVCOL_SPC_SMPTE170M;
            break;
        case Matrix::Bt709: tags.matrix = AVCOL_SPC_BT709; break;
        case Matrix::Bt2020:
            if (tags.matrix != AVCOL_SPC_BT2020_CL) tags.matrix = AVCOL_SPC_BT2020_NCL;
            break;
        case Matrix::Smpte240M: tags.matrix = AVCOL_SPC_SMPTE240M; break;
        case Matrix::Fcc: tags.matrix = AVCOL_SPC_FCC; break;
        case Matrix::Rgb: tags.matrix = AVCOL_SPC_RGB; break;
    }
    return tags;
}

}  // namespace kinechrome::media
