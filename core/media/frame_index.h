// SPDX-License-Identifier: GPL-3.0-or-later
// FrameIndex: which frame is where. Exact count and exact random access, built once per file.
#pragma once

#include <cstdint>
#include <filesystem>
#include <functional>
#include <memory>
#include <optional>
#include <stop_token>
#include <string>
#include <vector>

#include "core/base/error.h"
#include "core/base/progress.h"
#include "core/media/media_info.h"
#include "core/media/video_reader.h"

namespace kinechrome::media {

struct IndexedFrame {
    std::int64_t pts = 0;     // presentation time in the stream's time base
    bool key = false;         // decoding can start here
    std::uint32_t check = 0;  // Adler-32 of the first plane; 0 when the index was not decoded
};

// In presentation order; size() is the exact frame count of what decodes.
struct FrameIndex {
    std::vector<IndexedFrame> frames;
    base::Rational timeBase;
    bool variableRate = false;          // spacing differs by more than the container's tick
    bool seekable = true;               // timestamps identify frames: none was missing or made up
    std::optional<std::string> damage;  // set when the file ends early or is damaged: the sentence

    [[nodiscard]] std::int64_t size() const { return static_cast<std::int64_t>(frames.size()); }
    // Frame shown at `pts` (last one not later); clamps to the ends.
    [[nodiscard]] std::int64_t frameAt(std::int64_t pts) const;
};

// Reads the whole file once (packets only where one packet is one frame, else decoding), with
// progress in bytes. A cache in $XDG_CACHE_HOME/kinechrome/index, keyed by path, size and
// modification time, makes the second call instant. Errors: Input, Interrupted.
[[nodiscard]] base::Result<FrameIndex> buildFrameIndex(const std::filesystem::path& path,
                                                       base::Progress* progress,
                                                       std::stop_token stop);

// Exact access by frame number. Decodes forward from the key frame before it, and simply goes on
// when frames are asked for in order. One thread at a time.
class FrameSource {
public:
    [[nodiscard]] static base::Result<std::unique_ptr<FrameSource>> open(
        const std::filesystem::path& path, std::shared_ptr<const FrameIndex> index);
    virtual ~FrameSource() = default;
    [[nodiscard]] virtual const MediaInfo& info() const = 0;
    // Errors: Input (out of range, damaged), Interrupted.
    [[nodiscard]] virtual base::Result<VideoFrame> frame(std::int64_t index,
                                                         std::stop_token stop) = 0;
};

}  // namespace kinechrome::media
