// SPDX-License-Identifier: GPL-3.0-or-later
// DatasetMaker's way with films: decoded once, cut at shots, each shot taken as it ends.
#include <algorithm>

#include "core/media/video_reader.h"
#include "core/pipeline/dataset_maker.h"

namespace kinechrome::pipeline {

namespace {

constexpr double usualRate = 25.0;  // where the film does not say

GatherSettings settingsFor(const DatasetRequest& request, double rate) {
    GatherSettings settings;
    const bool stills = request.content != DatasetContent::Clips;
    settings.stillFrames = stills ? std::max(1.0, request.stillSeconds * rate) : 0.0;
    settings.clipFrames = request.clipFrames;
    settings.clipsPerShot = request.content != DatasetContent::Images ? request.clipsPerShot : 0;
    return settings;
}

}  // namespace

base::Result<void> DatasetMaker::takeFootage(const std::stop_token& stop) {
    const DatasetFile& file = plan_.files[file_];
    media::ReaderOptions options;
    options.threads = threads_;
    options.salvage = true;
    auto reader = media::VideoReader::open(file.path, options);
    if (!reader) return giveUp(file, std::move(reader.error()));
    const auto& video = (*reader)->info().video;
    const FrameSize size = packSize(video.format.width, video.format.height, request_.size);
    if (size.tooSmall()) {
        if (auto done = pack_.skip(file.path, -1, SkipReason::TooSmall, ""); !done) return done;
        fileDone();
        return {};
    }
    ShotGatherer gatherer(
        settingsFor(request_, video.rate.known() ? video.rate.value() : usualRate));
    std::int64_t ended = 0;  // shots of this film; those before shots_ are in the pack
    const auto take = [&](const std::optional<FilmShot>& shot) -> base::Result<void> {
        if (!shot || ended++ < shots_) return {};
        if (auto done = takeShot(file, *shot, stop); !done) return done;
        ++shots_;
        return pack_.journal().checkpointNowAndThen(position());
    };
    for (std::int64_t frame = 0;; ++frame) {
        auto next = (*reader)->next(stop);
        const bool over = !next || !next->has_value();
        if (!next && next.error().kind == base::ErrorKind::Interrupted) {
            return base::fail(std::move(next.error()));
        }
        auto done =
            take(over ? gatherer.finish() : gatherer.next(smallFrame((*next)->picture, size)));
        if (!done) return done;
        if (!next) return giveUp(file, std::move(next.error()));
        if (over) break;
        if (progress_ != nullptr)
            progress_->setDone(framesBefore_ + std::min(frame, frames_[file_]));
    }
    if (const auto lost = (*reader)->salvaged()) {
        auto noted = pack_.skip(file.path, -1, SkipReason::Unreadable, *lost);
        if (!noted) return noted;
    }
    fileDone();
    return pack_.journal().checkpointNowAndThen(position());
}

// The rest of a film that cannot be read; anything but a bad input ends the run.
base::Result<void> DatasetMaker::giveUp(const DatasetFile& file, base::Error error) {
    if (error.kind != base::ErrorKind::Input) return base::fail(std::move(error));
    if (auto done = pack_.skip(file.path, -1, SkipReason::Unreadable, error.why); !done)
        return done;
    fileDone();
    return pack_.journal().checkpointNowAndThen(position());
}

base::Result<void> DatasetMaker::takeShot(const DatasetFile& file, const FilmShot& shot,
                                          const std::stop_token& stop) {
    for (const ShotStill& still : shot.stills) {
        auto done = takeStill(file, still.frame, still.image, measure(still.image));
        if (!done) return done;
    }
    for (const ShotClip& clip : shot.clips) {
        if (auto done = takeClip(file, clip, stop); !done) return done;
    }
    return {};
}

}  // namespace kinechrome::pipeline
