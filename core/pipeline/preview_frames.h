// SPDX-License-Identifier: GPL-3.0-or-later
// PreviewFrames: decoded frames of one film for one thread of the preview, the last ones kept.
#pragma once

#include <cstdint>
#include <filesystem>
#include <memory>
#include <stop_token>

#include "core/base/error.h"
#include "core/base/lru_cache.h"
#include "core/media/frame_index.h"

namespace kinechrome::pipeline {

// One thread at a time. Opens the film with the first frame that is asked for, and again after a
// failure, so that footage that comes back (a network drive) is served again.
class PreviewFrames {
public:
    PreviewFrames(std::filesystem::path path, std::shared_ptr<const media::FrameIndex> index,
                  std::size_t keptBytes);

    [[nodiscard]] std::int64_t count() const { return index_->size(); }
    // Errors: Input, Interrupted.
    [[nodiscard]] base::Result<media::VideoFrame> frame(std::int64_t number, std::stop_token stop);

private:
    std::filesystem::path path_;
    std::shared_ptr<const media::FrameIndex> index_;
    std::unique_ptr<media::FrameSource> source_;
    base::LruCache<std::int64_t, media::VideoFrame> kept_;
};

}  // namespace kinechrome::pipeline
