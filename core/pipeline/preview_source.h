// SPDX-License-Identifier: GPL-3.0-or-later
// PreviewSource: the scan's own samples of the frame that is looked at, for whoever reads values.
#pragma once

#include <cstdint>
#include <mutex>
#include <optional>
#include <stop_token>

#include "core/color/picture.h"
#include "core/pipeline/preview_service.h"

namespace kinechrome::pipeline {

// Keeps one decoded frame, whose samples are shared. Any thread.
class PreviewSource {
public:
    void set(std::int64_t frame, const color::Picture& picture) {
        const std::lock_guard lock(shared_.mutex);
        shared_.frame = frame;
        shared_.picture = picture;
    }
    // Empty for any other frame than the one kept.
    [[nodiscard]] std::optional<color::Picture> picture(std::int64_t frame) const {
        const std::lock_guard lock(shared_.mutex);
        if (frame != shared_.frame) return std::nullopt;
        return shared_.picture;
    }

    // Whoever reads a frame for its values alone stands back for frames that are waited for: the
    // token stops with giveUp().
    [[nodiscard]] std::stop_token beginReading() {
        const std::lock_guard lock(shared_.mutex);
        shared_.reading = {};
        return shared_.reading.get_token();
    }
    void giveUp() {
        const std::lock_guard lock(shared_.mutex);
        shared_.reading.request_stop();
    }

private:
    struct Shared {
        mutable std::mutex mutex;
        std::stop_source reading;
        std::int64_t frame = -1;
        color::Picture picture;
    };
    Shared shared_;
};

// The code values at one pixel, chroma of the sample that covers it; empty outside the picture.
[[nodiscard]] std::optional<SourceSample> sampleOf(const color::Picture& picture, int x, int y);

}  // namespace kinechrome::pipeline
