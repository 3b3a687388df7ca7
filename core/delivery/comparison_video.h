// SPDX-License-Identifier: GPL-3.0-or-later
// ComparisonVideo: gray scan, export and ground truth side by side, as a film with the export's
// sound.
#pragma once

#include <filesystem>
#include <memory>
#include <optional>
#include <stop_token>

#include "core/delivery/comparison_layout.h"
#include "core/delivery/film_walk.h"
#include "core/media/media_writer.h"

namespace kinechrome::delivery {

// Whether a comparison can be written under this name. Errors: Usage.
[[nodiscard]] base::Result<void> checkVideoName(const std::filesystem::path& path);

// One thread at a time. Nothing appears under the final name before publish(); destroying it
// removes what was not published.
class ComparisonVideo {
public:
    ComparisonVideo(std::filesystem::path path, bool overwrite, int threads)
        : path_(std::move(path)), overwrite_(overwrite), threads_(threads) {}

    // Once, before the first frame. Errors: Output, Input.
    [[nodiscard]] base::Result<void> begin(const FilmWalk& walk, const ExportRecord& record);
    // Errors: Output, Internal.
    [[nodiscard]] base::Result<void> add(const FrameTrio& trio);
    [[nodiscard]] base::Result<void> complete(const std::stop_token& stop);
    [[nodiscard]] base::Result<void> publish() { return writer_->publish(); }

    // What the writer converts and leaves out.
    [[nodiscard]] const media::WriterPlan& plan() const { return writer_->plan(); }
    [[nodiscard]] const std::filesystem::path& path() const { return path_; }

private:
    [[nodiscard]] picture::RgbImage timeBand(std::int64_t frame) const;
    void retime(media::VideoFrame& frame);

    std::filesystem::path path_;
    bool overwrite_;
    int threads_;
    ComparisonLayout layout_;
    color::PictureFormat format_;
    picture::RgbImage names_;
    std::string title_, timecode_;
    base::Rational rate_;
    bool steadyRate_ = false;
    std::int64_t written_ = 0;
    std::int64_t begins_ = 0;  // pts of the first frame
    std::unique_ptr<media::MediaWriter> writer_;
};

}  // namespace kinechrome::delivery
