// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/pipeline/dataset_shots.h"

#include <algorithm>
#include <bit>
#include <cstddef>

#include "core/pipeline/dataset_filters.h"

namespace kinechrome::pipeline {

namespace {

constexpr std::size_t mostStills = 64;
constexpr std::size_t clipChoice = 4;  // candidates kept for each clip that is wanted

// `count` of the candidates, evenly.
std::vector<ShotClip> chosen(std::vector<ShotClip> candidates, std::size_t count) {
    if (candidates.size() <= count) return candidates;
    std::vector<ShotClip> clips;
    for (std::size_t i = 0; i < count; ++i) {
        clips.push_back(std::move(candidates[(2 * i + 1) * candidates.size() / (2 * count)]));
    }
    return clips;
}

}  // namespace

ShotGatherer::ShotGatherer(const GatherSettings& settings)
    : settings_(settings),
      detector_(temporal::ShotDetector::make()),
      still_(mostStills),
      clip_(clipChoice * static_cast<std::size_t>(std::max(1, settings.clipsPerShot))) {}

std::optional<FilmShot> ShotGatherer::next(picture::RgbImage image) {
    std::optional<FilmShot> ended;
    if (detector_->isCut(lumaOf(image))) {
        ended = take();
        begin();
    }
    if (settings_.stillFrames > 0.0) offerStill(image);
    if (settings_.clipsPerShot > 0) offerToClips(image);
    ++frame_;
    return ended;
}

std::optional<FilmShot> ShotGatherer::finish() {
    if (frame_ == first_) return std::nullopt;
    FilmShot last = take();
    begin();
    return last;
}

void ShotGatherer::begin() {
    first_ = frame_;
    stills_ = 0;
    still_ = Thinned<ShotStill>(mostStills);
    clip_ = Thinned<ShotClip>(clipChoice *
                              static_cast<std::size_t>(std::max(1, settings_.clipsPerShot)));
    spare_.reset();
    open_.reset();
}

void ShotGatherer::offerStill(const picture::RgbImage& image) {
    const auto offset = static_cast<double>(frame_ - first_);
    // Half a spacing in from the cut, where dissolves are over.
    if (offset >= (static_cast<double>(stills_) + 0.5) * settings_.stillFrames) {
        ++stills_;
        if (still_.wantsNext()) still_.add({frame_, image});
    } else if (frame_ == first_ || std::has_single_bit(static_cast<std::uint64_t>(offset))) {
        spare_ = ShotStill{frame_, image};  // in the shot's second half, wherever it ends
    }
}

void ShotGatherer::offerToClips(const picture::RgbImage& image) {
    if ((frame_ - first_) % settings_.clipFrames == 0) {
        open_.reset();
        if (clip_.wantsNext()) open_ = ShotClip{frame_, {}};
    }
    if (!open_) return;
    open_->images.push_back(image);
    if (std::ssize(open_->images) == settings_.clipFrames) {
        clip_.add(*std::move(open_));
        open_.reset();
    }
}

FilmShot ShotGatherer::take() {
    FilmShot shot{first_, still_.take(),
                  chosen(clip_.take(), static_cast<std::size_t>(settings_.clipsPerShot))};
    if (shot.stills.empty() && spare_) shot.stills.push_back(*std::move(spare_));
    return shot;
}

}  // namespace kinechrome::pipeline
