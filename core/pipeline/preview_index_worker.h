// SPDX-License-Identifier: GPL-3.0-or-later
// PreviewIndexWorker: finds out about the film: header, first frame, index, reference, cuts.
#pragma once

#include <filesystem>
#include <memory>
#include <stop_token>

#include "core/media/video_reader.h"
#include "core/pipeline/preview_board.h"
#include "core/pipeline/shot_tint.h"
#include "core/temporal/shot_detector.h"

namespace kinechrome::pipeline {

// One thread. Looks for cuts only while nobody waits for a picture.
class PreviewIndexWorker {
public:
    explicit PreviewIndexWorker(PreviewBoard& board) : board_(board) {}
    void run(std::stop_token stop);

private:
    // The first frame, long before a big film is indexed.
    void showFirstFrame(const std::filesystem::path& film, std::stop_token stop);
    [[nodiscard]] bool indexFilm(std::stop_token stop);
    void indexReference(const std::filesystem::path& path, std::stop_token stop);
    // One frame further in the search for cuts. False at the end of the film.
    [[nodiscard]] bool lookForCut(std::stop_token stop);
    void finishCuts();
    // What colour the shots have; `begins`: a new one, with this frame.
    void lookForTint(std::int64_t frame, bool begins, const color::Picture& picture);
    void emitSmall(std::int64_t frame, const color::Picture& picture) const;

    PreviewBoard& board_;
    std::unique_ptr<media::VideoReader> reader_;
    ShotTint tint_;
    std::unique_ptr<temporal::ShotDetector> detector_ = temporal::ShotDetector::make();
};

}  // namespace kinechrome::pipeline
