// SPDX-License-Identifier: GPL-3.0-or-later
// Headers of an open file and its first frame, told as MediaInfo.
#pragma once

#include <string>

#include "core/base/error.h"
#include "core/media/color_tags.h"
#include "core/media/demuxer.h"
#include "core/media/media_info.h"
#include "core/media/pixel_layout.h"

namespace kinechrome::media {

// What decoding needs to know beside the public MediaInfo.
struct SourceDescription {
    MediaInfo info;
    Unpacking unpacking = Unpacking::None;
    ColorTags tags;
};

// Errors: Input (a pixel format or colour matrix that cannot be kept without loss).
[[nodiscard]] base::Result<SourceDescription> describeSource(const Demuxer& demuxer,
                                                             const AVFrame& firstFrame);

// Timecode of the first frame ("01:00:00:00"), from wherever the container keeps it; "" if none.
[[nodiscard]] std::string timecodeOf(const Demuxer& demuxer);

// "subtitle 3 (subrip)"
[[nodiscard]] std::string streamName(const AVStream& stream);
[[nodiscard]] std::string streamKind(const AVStream& stream);

}  // namespace kinechrome::media
