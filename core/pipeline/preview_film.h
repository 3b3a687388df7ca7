// SPDX-License-Identifier: GPL-3.0-or-later
// PreviewFilm: what the preview's threads know about the film and its reference.
#pragma once

#include <condition_variable>
#include <cstdint>
#include <filesystem>
#include <memory>
#include <mutex>
#include <optional>
#include <stop_token>
#include <vector>

#include "core/base/progress.h"
#include "core/media/frame_index.h"
#include "core/media/media_info.h"
#include "core/pipeline/reference_fit.h"

namespace kinechrome::pipeline {

// Written by the index thread, read by all. Knows facts only; decodes nothing.
class PreviewFilm {
public:
    using Index = std::shared_ptr<const media::FrameIndex>;
    // The colour original of the same film; without an index there is none.
    struct Reference {
        std::filesystem::path path;
        Index index;
        std::uint64_t generation = 0;  // grows with every change
        ReferenceFit fit = {};
    };
    struct Cuts {
        std::vector<std::int64_t> frames;  // first frame of each shot but the first
        std::int64_t knownTo = 0;          // every one before this frame is there
        bool complete = false;
    };

    PreviewFilm(std::filesystem::path footage, bool isReference)
        : footage_(std::move(footage)), isReference_(isReference) {}

    [[nodiscard]] const std::filesystem::path& footage() const { return footage_; }
    [[nodiscard]] bool footageIsReference() const { return isReference_; }

    void setInfo(media::MediaInfo info);
    void setIndex(Index index);
    void setReference(std::filesystem::path path, Index index, ReferenceFit fit = {});
    // Another shot begins with `first`, which is later than all that were added.
    void addShot(std::int64_t first);
    // All shots that begin before this frame have been added.
    void setShotsKnownTo(std::int64_t frame);
    void completeCuts();

    [[nodiscard]] std::optional<media::MediaInfo> info() const;
    [[nodiscard]] std::int64_t frameCount() const;
    [[nodiscard]] Reference reference() const;
    [[nodiscard]] Cuts cuts() const;
    // First frame of the shot that holds `frame`, as far as is known.
    [[nodiscard]] std::int64_t shotStart(std::int64_t frame) const;
    // Whether a shot begins in (after, frame]; empty while nobody has looked.
    [[nodiscard]] std::optional<bool> cutBetween(std::int64_t after, std::int64_t frame) const;

    // Waits until the index is there. Empty when `stop` was requested instead.
    [[nodiscard]] Index waitForIndex(std::stop_token stop) const;

    base::Progress indexing;  // bytes

private:
    struct Shared {
        mutable std::mutex mutex;
        std::optional<media::MediaInfo> info;
        Index index;
        Reference reference;
        Cuts cuts;
    };
    const std::filesystem::path footage_;
    const bool isReference_;
    Shared shared_;
    mutable std::condition_variable_any indexedOrStop_;
};

}  // namespace kinechrome::pipeline
