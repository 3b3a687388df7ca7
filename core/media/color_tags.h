// SPDX-License-Identifier: GPL-3.0-or-later
// Colour tags of a stream: read into a ColorDescription, kept for the output, named for people.
#pragma once

#include <optional>
#include <string>

#include "core/color/picture.h"
#include "core/media/ffmpeg_handles.h"

namespace kinechrome::media {

// The tags as FFmpeg numbers them; unspecified stays unspecified.
struct ColorTags {
    AVColorRange range = AVCOL_RANGE_UNSPECIFIED;
    AVColorSpace matrix = AVCOL_SPC_UNSPECIFIED;
    AVColorPrimaries primaries = AVCOL_PRI_UNSPECIFIED;
    AVColorTransferCharacteristic transfer = AVCOL_TRC_UNSPECIFIED;
    AVChromaLocation siting = AVCHROMA_LOC_UNSPECIFIED;
};

[[nodiscard]] ColorTags tagsOf(const AVCodecParameters& stream);
// Tags of a decoded frame win over the stream's where they say something.
[[nodiscard]] ColorTags tagsOf(const AVFrame& frame, const AVCodecParameters& stream);
void applyTags(const ColorTags& tags, AVFrame& frame);
void applyTags(const ColorTags& tags, AVCodecContext& codec);

// What the samples mean. Untagged streams: gray and RGB are full range, yuvj and JPEG are full
// range BT.601, other YUV is limited; the matrix is BT.601 below 1280x720 and BT.709 from there
// on; 4:2:0 chroma sits left, as in MPEG-2 and later, and in the centre for JPEG and MPEG-1.
// Empty when the matrix is none that has luma weights (YCgCo, ICtCp).
[[nodiscard]] std::optional<color::ColorDescription> describeColor(
    const ColorTags& tags, const color::PictureFormat& format, AVPixelFormat stored,
    AVCodecID codec);

// The tags that say exactly what `description` means; primaries and transfer are kept from `tags`.
[[nodiscard]] ColorTags tagsFor(const color::ColorDescription& description, ColorTags tags);

}  // namespace kinechrome::media
