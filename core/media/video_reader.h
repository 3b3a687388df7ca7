// SPDX-License-Identifier: GPL-3.0-or-later
// Sequential decoding of the first video stream, drained to the last frame.
#pragma once

#include <cstdint>
#include <filesystem>
#include <memory>
#include <optional>
#include <stop_token>

#include "core/base/error.h"
#include "core/base/rational.h"
#include "core/color/picture.h"
#include "core/media/media_info.h"

namespace kinechrome::media {

// One decoded frame. Immutable once pushed; copies share the samples.
struct VideoFrame {
    std::int64_t index = 0;     // from 0, in presentation order
    std::int64_t pts = 0;       // in timeBase; guessed from the rate where the stream has none
    std::int64_t duration = 0;  // in timeBase; 0 when unknown
    base::Rational timeBase;
    bool interlaced = false;
    color::Picture picture;
};

struct ReaderOptions {
    int threads = 0;       // decoder threads; 0: FFmpeg's choice
    bool salvage = false;  // damaged input ends the stream instead of failing
    NumberedFile numbered = NumberedFile::Sequence;
};

// One thread at a time; move it to the thread that decodes.
class VideoReader {
public:
    // Errors: Input (missing, empty, no video, unsupported format).
    [[nodiscard]] static base::Result<std::unique_ptr<VideoReader>> open(
        const std::filesystem::path& path, const ReaderOptions& options = {});
    virtual ~VideoReader() = default;

    [[nodiscard]] virtual const MediaInfo& info() const = 0;

    // The next frame in presentation order; empty at the end of the stream. Errors: Input, naming
    // the last good frame (truncated, damaged, size change in the middle), Interrupted.
    [[nodiscard]] virtual base::Result<std::optional<VideoFrame>> next(std::stop_token stop) = 0;

    // True when salvage cut the stream short; the sentence says what was lost.
    [[nodiscard]] virtual std::optional<std::string> salvaged() const = 0;
};

}  // namespace kinechrome::media
