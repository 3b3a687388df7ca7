// SPDX-License-Identifier: GPL-3.0-or-later
// FrameFeed: the frames that a job works on, in order: the whole film, or a range of it.
#pragma once

#include <filesystem>
#include <memory>
#include <optional>
#include <stop_token>
#include <string>

#include "core/base/error.h"
#include "core/edit/settings.h"
#include "core/media/frame_index.h"
#include "core/media/video_reader.h"

namespace kinechrome::pipeline {

// One thread at a time.
class FrameFeed {
public:
    // A range is served by exact random access, so that its end points are known before the first
    // frame is decoded; the whole film is decoded once, without an index. Errors: Input; Usage
    // when the range is not inside the film.
    [[nodiscard]] static base::Result<std::unique_ptr<FrameFeed>> open(
        const std::filesystem::path& film, const std::optional<edit::FrameRange>& range,
        const media::ReaderOptions& options, std::stop_token stop);
    virtual ~FrameFeed() = default;

    [[nodiscard]] virtual const media::MediaInfo& info() const = 0;
    // Empty after the last frame. Errors: Input, Interrupted.
    [[nodiscard]] virtual base::Result<std::optional<media::VideoFrame>> next(
        std::stop_token stop) = 0;
    // Frames to come; exact for a range, the header's estimate (0: unknown) for a whole film.
    [[nodiscard]] virtual std::int64_t expectedFrames() const = 0;
    // For a range: pts of its first frame and of the end of its last one, in the film's time base.
    struct Span {
        std::int64_t firstPts = 0;
        std::optional<std::int64_t> endPts;  // empty: up to the end of the film
    };
    [[nodiscard]] virtual std::optional<Span> span() const = 0;
    // What salvaging lost, when it did.
    [[nodiscard]] virtual std::optional<std::string> salvaged() const = 0;
};

}  // namespace kinechrome::pipeline
