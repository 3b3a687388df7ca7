// SPDX-License-Identifier: GPL-3.0-or-later
// PreviewIndexWorker: finds out about the film: header, first frame, index, reference, cuts.
#pragma once

#include <deque>
#include <filesystem>
#include <memory>
#include <stop_token>
#include <vector>

#include "core/media/video_reader.h"
#include "core/pipeline/preview_board.h"
#include "core/pipeline/shot_tint.h"
#include "core/temporal/shot_finder.h"

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
    [[nodiscard]] ReferenceFit fitOf(const std::filesystem::path& path, std::int64_t frames);
    // One frame further in the search for shots. False at the end of the film.
    [[nodiscard]] bool lookForShots(std::stop_token stop);
    void takeShots(const std::vector<temporal::ShotFinder::Boundary>& begun);
    void finishShots();
    // What colour the shots have; `begins`: a new one, with this frame.
    void lookForTint(std::int64_t frame, bool begins, const color::Picture& picture);
    // Small pictures of lately, for shots that turn out to have begun a while ago.
    struct Small {
        std::int64_t frame = 0;
        PreviewImage picture;
    };
    [[nodiscard]] static PreviewImage smallOf(const color::Picture& picture);

    PreviewBoard& board_;
    std::unique_ptr<media::VideoReader> reader_;
    ShotTint tint_;
    temporal::ShotFinder shots_;
    std::deque<Small> smalls_;
};

}  // namespace kinechrome::pipeline
