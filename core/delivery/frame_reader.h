// SPDX-License-Identifier: GPL-3.0-or-later
// FrameReader: frames of one film by rising numbers, read through or sought as is cheaper.
#pragma once

#include <cstdint>
#include <filesystem>
#include <memory>
#include <optional>
#include <stop_token>

#include "core/base/error.h"
#include "core/media/video_reader.h"

namespace kinechrome::delivery {

enum class Access {
    Through,  // decoded once from the film's first frame on
    Sought,   // by the index of the film, which has to be made first
};

// One thread at a time.
class FrameReader {
public:
    struct Options {
        Access access = Access::Through;
        bool salvage = false;  // a damaged film is read as far as it goes
        int threads = 0;
    };
    // Errors: Input, Interrupted.
    [[nodiscard]] static base::Result<std::unique_ptr<FrameReader>> open(
        const std::filesystem::path& film, const Options& options, const std::stop_token& stop);
    virtual ~FrameReader() = default;

    [[nodiscard]] virtual const media::MediaInfo& info() const = 0;
    // How many it has; empty while that is not known, which is when it is read through.
    [[nodiscard]] virtual std::optional<std::int64_t> frames() const = 0;
    // `number`: from 0, larger than the one before. Errors: Input (the film ends before it, naming
    // how many frames it has; damaged), Interrupted.
    [[nodiscard]] virtual base::Result<media::VideoFrame> frame(std::int64_t number,
                                                                const std::stop_token& stop) = 0;
};

}  // namespace kinechrome::delivery
