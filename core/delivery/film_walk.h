// SPDX-License-Identifier: GPL-3.0-or-later
// FilmWalk: source, export and reference of one export, frame by frame and side by side. Every
// frame proves that it is the one of which the sidecar speaks.
#pragma once

#include <cstdint>
#include <filesystem>
#include <memory>
#include <optional>
#include <stop_token>
#include <vector>

#include "core/delivery/export_record.h"
#include "core/delivery/frame_reader.h"

namespace kinechrome::delivery {

struct FrameTrio {
    std::int64_t frame = 0;  // counted in the source
    media::VideoFrame source;
    media::VideoFrame output;
    std::optional<media::VideoFrame> reference;  // the colour original of the same frame
};

// One thread at a time.
class FilmWalk {
public:
    struct Options {
        std::optional<std::filesystem::path> reference;
        // Frames of the source to stop at, rising; empty: every frame of the export.
        std::vector<std::int64_t> only;
        int threads = 0;
    };
    // `record` outlives the walk. Errors: Input (missing, unreadable; a reference of another size,
    // rate or shorter than the export), Interrupted.
    [[nodiscard]] static base::Result<FilmWalk> open(const ExportRecord& record,
                                                     const Options& options,
                                                     const std::stop_token& stop);

    [[nodiscard]] std::int64_t frames() const;  // that it will stop at
    [[nodiscard]] const media::MediaInfo& source() const { return source_->info(); }
    [[nodiscard]] const media::MediaInfo& output() const { return output_->info(); }
    [[nodiscard]] bool hasReference() const { return reference_ != nullptr; }
    // Empty after the last one. Errors: Input (a frame that is not the one that was exported;
    // damaged), Interrupted.
    [[nodiscard]] base::Result<std::optional<FrameTrio>> next(const std::stop_token& stop);

private:
    explicit FilmWalk(const ExportRecord& record) : record_(&record) {}
    [[nodiscard]] base::Result<void> openReference(const std::filesystem::path& film,
                                                   const std::stop_token& stop);
    [[nodiscard]] base::Result<void> check(const FrameTrio& trio) const;

    const ExportRecord* record_;
    std::unique_ptr<FrameReader> source_, output_, reference_;
    std::int64_t referenceOffset_ = 0;  // its frame numbers less the source's
    std::vector<std::int64_t> only_;
    std::int64_t at_ = 0;
};

}  // namespace kinechrome::delivery
