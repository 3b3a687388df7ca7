// SPDX-License-Identifier: GPL-3.0-or-later
// DatasetMaker: takes the files of a plan one after another into a pack.
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <stop_token>
#include <string>
#include <vector>

#include "core/base/error.h"
#include "core/base/progress.h"
#include "core/pipeline/dataset_job.h"
#include "core/pipeline/dataset_pack.h"
#include "core/pipeline/dataset_plan.h"
#include "core/pipeline/dataset_shots.h"

namespace kinechrome::pipeline {

// Goes on where the pack's last checkpoint stands, and sets checkpoints after photographs and after
// the shots of a film. A film that was begun is decoded from its start again, but what was written
// of it is not made again. One thread at a time; works on `threads` inside.
class DatasetMaker {
public:
    DatasetMaker(const DatasetRequest& request, const DatasetPlan& plan, DatasetPack& pack,
                 base::Progress* progress);
    // Errors: Output, Internal, Interrupted (what is in the pack is safe).
    [[nodiscard]] base::Result<void> run(std::stop_token stop);

private:
    struct Decoded;
    [[nodiscard]] base::Result<void> resume();
    [[nodiscard]] base::Result<void> takePhotographs(const std::stop_token& stop);
    [[nodiscard]] base::Result<void> takeDecoded(const DatasetFile& file, const Decoded& picture);
    [[nodiscard]] base::Result<void> takeFootage(const std::stop_token& stop);
    [[nodiscard]] base::Result<void> takeShot(const DatasetFile& file, const FilmShot& shot,
                                              const std::stop_token& stop);
    [[nodiscard]] base::Result<void> takeStill(const DatasetFile& file, std::int64_t frame,
                                               const picture::RgbImage& image,
                                               const FrameMeasure& measured);
    [[nodiscard]] base::Result<void> takeClip(const DatasetFile& file, const ShotClip& clip,
                                              const std::stop_token& stop);
    [[nodiscard]] base::Result<void> giveUp(const DatasetFile& file, base::Error error);
    [[nodiscard]] Decoded decode(const DatasetFile& file) const;
    [[nodiscard]] std::optional<SkipReason> judge(DatasetContent content,
                                                  const FrameMeasure& measured,
                                                  const SeenPictures::Hashes& hashes) const;
    [[nodiscard]] nlohmann::json position() const;
    void startProgress();
    void fileDone();

    const DatasetRequest& request_;
    const DatasetPlan& plan_;
    DatasetPack& pack_;
    base::Progress* progress_;
    int threads_;
    std::size_t file_ = 0;              // being worked on
    std::int64_t shots_ = 0;            // of it that are in the pack
    std::vector<std::int64_t> frames_;  // expected of each file
    std::int64_t framesBefore_ = 0;     // of the files before
};

}  // namespace kinechrome::pipeline
