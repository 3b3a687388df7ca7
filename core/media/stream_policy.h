// SPDX-License-Identifier: GPL-3.0-or-later
// Stream policy: what becomes of each stream beside the video, decided before work starts.
#pragma once

#include <string>
#include <vector>

#include "core/media/demuxer.h"
#include "core/media/media_writer.h"

namespace kinechrome::media {

enum class StreamFate {
    Copy,       // packet by packet
    Transcode,  // sound that the container does not take, packed without loss
    Implied,    // timecode and chapter tracks: carried in the container's own form
    Drop,
};

struct StreamRoute {
    int sourceIndex = -1;
    StreamFate fate = StreamFate::Drop;
    AVCodecID transcodeTo = AV_CODEC_ID_NONE;
    std::string reason;  // of a drop
};

// One route for every stream but the main video. `container` is FFmpeg's name.
[[nodiscard]] std::vector<StreamRoute> routeStreams(const Demuxer& source,
                                                    const std::string& container);

// The lossless codec for sound that `container` does not take.
[[nodiscard]] AVCodecID losslessSound(const std::string& container);

}  // namespace kinechrome::media
