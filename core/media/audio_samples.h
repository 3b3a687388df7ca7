// SPDX-License-Identifier: GPL-3.0-or-later
// Sound samples of any format as planar 16-bit or 32-bit integers.
#pragma once

#include "core/media/ffmpeg_handles.h"

namespace kinechrome::media {

// S16P holds 8 and 16 bit without loss; S32P the rest, of which FLAC and ALAC keep 24 bit.
[[nodiscard]] AVSampleFormat integerFormat(AVSampleFormat format);
// Sources of at most 24 significant bits lose nothing in `integerFormat`.
[[nodiscard]] bool fitsWithoutLoss(AVSampleFormat format, int significantBits);

// A new frame with the samples of `frame` in `target` (S16P or S32P, or their packed forms). Null
// when memory runs out or the format is unknown.
[[nodiscard]] AvFramePtr convertSamples(const AVFrame& frame, AVSampleFormat target);

}  // namespace kinechrome::media
