// SPDX-License-Identifier: GPL-3.0-or-later
// What each preset stores for a given picture format.
#pragma once

#include <string>
#include <vector>

#include "core/base/error.h"
#include "core/color/picture.h"
#include "core/media/ffmpeg_handles.h"
#include "core/media/media_writer.h"

namespace kinechrome::media {

struct EncoderTarget {
    const AVCodec* codec = nullptr;
    AVPixelFormat pixelFormat = AV_PIX_FMT_NONE;  // what the encoder is given
    color::PictureFormat format;                  // the same as planes
    bool lossless = false;                        // luma (or RGB) codes survive unchanged
    bool dropsAlpha = false;
    std::vector<std::string> notes;  // conversions, for people
};

// Errors: Output (no way to store such pictures), Internal (the encoder is not installed).
[[nodiscard]] base::Result<EncoderTarget> chooseTarget(Preset preset,
                                                       const color::PictureFormat& input);

[[nodiscard]] bool isSequence(Preset preset);

}  // namespace kinechrome::media
