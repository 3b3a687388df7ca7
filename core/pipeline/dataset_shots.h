// SPDX-License-Identifier: GPL-3.0-or-later
// ShotGatherer: picks stills and clips from every shot of a film while it streams by.
#pragma once

#include <cstdint>
#include <memory>
#include <optional>
#include <utility>
#include <vector>

#include "core/picture/sheet.h"
#include "core/temporal/shot_detector.h"

namespace kinechrome::pipeline {

// Keeps at most `most` of what it is offered, evenly spaced: when it is full every other one goes,
// and from then on half as many are taken.
template <class T>
class Thinned {
public:
    explicit Thinned(std::size_t most) : most_(most) {}
    // Whether the next one will be kept; counts it.
    [[nodiscard]] bool wantsNext() { return seen_++ % stride_ == 0; }
    void add(T item) {
        kept_.push_back(std::move(item));
        if (kept_.size() < most_) return;
        std::vector<T> half;
        for (std::size_t i = 0; i < kept_.size(); i += 2) half.push_back(std::move(kept_[i]));
        kept_ = std::move(half);
        stride_ *= 2;
    }
    [[nodiscard]] std::vector<T> take() { return std::move(kept_); }

private:
    std::size_t most_;
    std::int64_t seen_ = 0;
    std::int64_t stride_ = 1;
    std::vector<T> kept_;
};

struct ShotStill {
    std::int64_t frame = 0;  // of the film
    picture::RgbImage image;
};
struct ShotClip {
    std::int64_t frame = 0;  // its first, of the film
    std::vector<picture::RgbImage> images;
};
struct FilmShot {
    std::int64_t frame = 0;  // its first
    std::vector<ShotStill> stills;
    std::vector<ShotClip> clips;
};

struct GatherSettings {
    double stillFrames = 25.0;  // between two stills; 0: no stills
    int clipFrames = 16;
    int clipsPerShot = 2;  // 0: no clips
};

// One thread at a time. Memory does not grow with the shot: of a long one at most 64 stills, and
// clips spread over it, stay.
class ShotGatherer {
public:
    explicit ShotGatherer(const GatherSettings& settings);
    // The film's next frame, all of one size. Returns the shot that this frame ends by beginning
    // another.
    [[nodiscard]] std::optional<FilmShot> next(picture::RgbImage image);
    // The last shot, when the film had a frame.
    [[nodiscard]] std::optional<FilmShot> finish();

private:
    void begin();
    void offerStill(const picture::RgbImage& image);
    void offerToClips(const picture::RgbImage& image);
    [[nodiscard]] FilmShot take();

    GatherSettings settings_;
    std::unique_ptr<temporal::ShotDetector> detector_;
    std::int64_t frame_ = 0;   // that comes next
    std::int64_t first_ = 0;   // of this shot
    std::int64_t stills_ = 0;  // offered in this shot
    Thinned<ShotStill> still_;
    Thinned<ShotClip> clip_;
    std::optional<ShotStill> spare_;  // for a shot that ends before its first still
    std::optional<ShotClip> open_;
};

}  // namespace kinechrome::pipeline
