// SPDX-License-Identifier: GPL-3.0-or-later
// The sound of synthetic clips: a stereo tone with a slow swell, so that every moment is its own.
#pragma once

#include <memory>

#include "core/media/ffmpeg_handles.h"
#include "tests/support/synthetic_clip.h"

namespace kinechrome::test {

class SyntheticSound {
public:
    // Null when the encoder is missing. `seconds`: length of the picture.
    [[nodiscard]] static std::unique_ptr<SyntheticSound> open(const ClipSpec& spec, double seconds,
                                                              AVFormatContext& file);
    // 0 or FFmpeg's code.
    [[nodiscard]] int writeUntil(double seconds, AVFormatContext& file);
    [[nodiscard]] int finish(AVFormatContext& file);

private:
    [[nodiscard]] int writeFrame(AVFormatContext& file);
    [[nodiscard]] int collect(AVFormatContext& file);

    media::AvCodecPtr codec_;
    AVStream* stream_ = nullptr;
    std::int64_t done_ = 0;
    std::int64_t total_ = 0;
};

}  // namespace kinechrome::test
