// SPDX-License-Identifier: GPL-3.0-or-later
// SourceObserver: watches decoded frames for what a person should know before working on a film.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "core/media/video_reader.h"
#include "core/pipeline/luma_digest.h"

namespace kinechrome::pipeline {

// One thread at a time; frames in presentation order. Keeps counts, not frames.
class SourceObserver {
public:
    explicit SourceObserver(media::VideoStreamInfo stream) : stream_(std::move(stream)) {}

    void observe(const media::VideoFrame& frame);
    [[nodiscard]] std::int64_t frames() const { return frames_; }
    // One sentence each about fields, rate and repeats; empty when nothing is remarkable.
    [[nodiscard]] std::vector<std::string> warnings() const;
    // Colour or a tint in the source, which colouring ignores.
    [[nodiscard]] std::optional<std::string> colorWarning() const;

private:
    void observeSpacing(std::int64_t pts);
    void observeRepeat(const color::Picture& picture);

    media::VideoStreamInfo stream_;
    std::int64_t frames_ = 0;
    std::int64_t interlaced_ = 0;
    std::int64_t repeats_ = 0;
    std::int64_t tinted_ = 0;
    std::int64_t colored_ = 0;
    std::optional<std::int64_t> lastPts_;
    std::optional<std::int64_t> shortest_;  // spacing, in ticks of the stream's time base
    std::optional<std::int64_t> longest_;
    std::optional<LumaDigest> lastLuma_;
};

}  // namespace kinechrome::pipeline
