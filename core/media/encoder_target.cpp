// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/media/encoder_target.h"

#include <algorithm>
#include <initializer_list>

#include <fmt/format.h>

#include "core/media/pixel_layout.h"

extern "C" {
#include <libavutil/pixdesc.h>
}

namespace kinechrome::media {

using color::Matrix;
using color::PictureFormat;
using color::PlaneLayout;
using color::Range;

namespace {

const char* encoderName(Preset preset) {
    switch (preset) {
        case Preset::Preservation: return "ffv1";
        case Preset::Mezzanine: return "prores_ks";
        case Preset::Access: return "libx264";
        case Preset::PngSequence: return "png";
        case Preset::TiffSequence: return "tiff";
        case Preset::DpxSequence: return "dpx";
    }
    return "";
}

// A planar format of FFmpeg, or a packed one that holds the same samples, that the codec takes.
AVPixelFormat acceptedFormat(const AVCodec& codec, const PictureFormat& format) {
    const AVPixelFormat planar = planarPixelFormat(format);
    for (const AVPixelFormat* p = codec.pix_fmts; p != nullptr && *p != AV_PIX_FMT_NONE; ++p) {
        if (*p == planar && planar != AV_PIX_FMT_NONE) return planar;
    }
    for (const AVPixelFormat* p = codec.pix_fmts; p != nullptr && *p != AV_PIX_FMT_NONE; ++p) {
        const auto layout = pixelLayout(*p);
        if (!layout || layout->unpacking != Unpacking::Samples) continue;
        const PictureFormat& packed = layout->format;
        if (packed.layout == format.layout && packed.alpha == format.alpha &&
            packed.color.bitDepth == format.color.bitDepth &&
            packed.chromaShiftX == format.chromaShiftX &&
            packed.chromaShiftY == format.chromaShiftY) {
            return *p;
        }
    }
    return AV_PIX_FMT_NONE;
}

base::Result<EncoderTarget> finish(EncoderTarget target, const PictureFormat& input,
                                   bool losslessCodec) {
    target.pixelFormat = acceptedFormat(*target.codec, target.format);
    if (target.pixelFormat == AV_PIX_FMT_NONE) {
        return base::fail(base::ErrorKind::Output, "this kind of picture",
                          fmt::format("{} cannot store it", target.codec->name),
                          "choose another preset");
    }
    const PictureFormat& stored = target.format;
    target.lossless = losslessCodec && stored.layout == input.layout &&
                      stored.color.bitDepth == input.color.bitDepth &&
                      stored.color.range == input.color.range;
    return target;
}

// FFmpeg's FFV1 forgets the last chroma samples of 4:1:1 and 4:1:0 when the size is no multiple of
// four (seen with 5.1); finer chroma has room for them and leaves the luma alone.
void keepLastChroma(EncoderTarget& target) {
    PictureFormat& format = target.format;
    const bool cut = (format.chromaShiftX == 2 && format.width % 4 != 0) ||
                     (format.chromaShiftY == 2 && format.height % 4 != 0);
    if (!cut) return;
    format.chromaShiftX = std::min(format.chromaShiftX, 1);
    format.chromaShiftY = std::min(format.chromaShiftY, 1);
    target.notes.push_back("chroma is stored at twice its resolution");
}

// FFV1 stores nearly everything as it is; the rest is widened to what it knows.
base::Result<EncoderTarget> preservationTarget(EncoderTarget target, const PictureFormat& input) {
    target.format = input;
    keepLastChroma(target);
    if (acceptedFormat(*target.codec, target.format) != AV_PIX_FMT_NONE) {
        return finish(std::move(target), input, true);
    }
    if (input.layout == PlaneLayout::Gray) {
        target.format.layout = PlaneLayout::Yuv;
        target.notes.push_back("gray is stored as YUV 4:4:4 with neutral colour");
    }
    for (const int depth : {input.color.bitDepth, 10, 12, 14, 16}) {
        if (depth < input.color.bitDepth) continue;
        target.format.color.bitDepth = depth;
        if (acceptedFormat(*target.codec, target.format) == AV_PIX_FMT_NONE) continue;
        if (depth != input.color.bitDepth) {
            target.notes.push_back(
                fmt::format("{} bit is stored as {} bit", input.color.bitDepth, depth));
        }
        break;
    }
    return finish(std::move(target), input, true);
}

PictureFormat lossyYuv(const PictureFormat& input) {
    PictureFormat format = input;
    format.layout = PlaneLayout::Yuv;
    format.alpha = false;
    if (input.color.matrix == Matrix::Rgb) format.color.matrix = Matrix::Bt709;
    return format;
}

base::Result<EncoderTarget> mezzanineTarget(EncoderTarget target, const PictureFormat& input) {
    target.format = lossyYuv(input);
    target.format.chromaShiftX = 1;
    target.format.chromaShiftY = 0;
    target.format.color.bitDepth = 10;
    if (input.color.range == Range::Full) {
        target.notes.push_back("full range is converted to limited range");
    }
    target.format.color.range = Range::Limited;
    target.format.color.siting = color::ChromaSiting::Left;
    return finish(std::move(target), input, false);
}

base::Result<EncoderTarget> accessTarget(EncoderTarget target, const PictureFormat& input) {
    target.format = lossyYuv(input);
    PictureFormat& format = target.format;
    const bool alreadySubsampled =
        input.layout == PlaneLayout::Yuv && input.chromaShiftX == 1 && input.chromaShiftY == 1;
    if (!alreadySubsampled) format.color.siting = color::ChromaSiting::Left;
    format.chromaShiftX = 1;
    format.chromaShiftY = 1;
    format.color.bitDepth = 8;
    format.width += format.width % 2;
    format.height += format.height % 2;
    if (format.width != input.width || format.height != input.height) {
        target.notes.push_back(fmt::format("padded from {}x{} to the even size {}x{}", input.width,
                                           input.height, format.width, format.height));
    }
    return finish(std::move(target), input, false);
}

// Still pictures are gray or RGB, full range, 8 bit or 16; DPX has 10 and 12 too.
base::Result<EncoderTarget> sequenceTarget(EncoderTarget target, Preset preset,
                                           const PictureFormat& input) {
    PictureFormat& format = target.format;
    format = input;
    const bool gray = input.layout == PlaneLayout::Gray && !input.alpha;
    format.layout = gray ? PlaneLayout::Gray : PlaneLayout::Rgb;
    format.chromaShiftX = 0;
    format.chromaShiftY = 0;
    format.color.range = Range::Full;
    if (!gray) format.color.matrix = Matrix::Rgb;
    for (const int depth : {8, 10, 12, 16}) {
        const bool common = depth == 8 || depth == 16;
        if (depth < input.color.bitDepth || (!common && preset != Preset::DpxSequence)) continue;
        format.color.bitDepth = depth;
        // 8-bit DPX is rarely read by film tools; 10 is what the format is used for.
        if (preset == Preset::DpxSequence && depth == 8 && !gray) continue;
        if (acceptedFormat(*target.codec, format) != AV_PIX_FMT_NONE) break;
    }
    if (input.layout == PlaneLayout::Yuv) {
        target.notes.push_back(
            fmt::format("YUV is converted to RGB, {} bit, full range", format.color.bitDepth));
    }
    return finish(std::move(target), input, true);
}

}  // namespace

bool isSequence(Preset preset) {
    return preset == Preset::PngSequence || preset == Preset::TiffSequence ||
           preset == Preset::DpxSequence;
}

base::Result<EncoderTarget> chooseTarget(Preset preset, const PictureFormat& input) {
    EncoderTarget target;
    target.codec = avcodec_find_encoder_by_name(encoderName(preset));
    if (target.codec == nullptr) {
        return base::fail(base::ErrorKind::Internal, encoderName(preset),
                          "FFmpeg was built without this encoder", "install Debian's FFmpeg");
    }
    const bool lossy = preset == Preset::Mezzanine || preset == Preset::Access;
    target.dropsAlpha = input.alpha && lossy;
    if (preset == Preset::Preservation) return preservationTarget(std::move(target), input);
    if (preset == Preset::Mezzanine) return mezzanineTarget(std::move(target), input);
    if (preset == Preset::Access) return accessTarget(std::move(target), input);
    return sequenceTarget(std::move(target), preset, input);
}

}  // namespace kinechrome::media
