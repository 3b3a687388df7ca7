// SPDX-License-Identifier: GPL-3.0-or-later
// Finds dissolves and fades: shot boundaries that no single frame shows.
// See Note [Transitions] in transition_finder.cpp.
#pragma once

#include <cstddef>
#include <cstdint>
#include <deque>
#include <optional>
#include <vector>

#include "core/base/plane.h"
#include "core/temporal/shot_features.h"

namespace kinechrome::temporal {

// Stands beside a ShotDetector where one may look ahead: an answer comes up to a few seconds late.
// One thread at a time; keeps the thumbnails of 2 * reach + 1 frames.
class TransitionFinder {
public:
    static constexpr int reach = 26;  // frames each way; longer dissolves are not found

    // The next frame. `gray`: any size, 0..1. `cut`: what the detector says of it. The answer is
    // the middle of a transition that has been seen to its end, where there is one: the first frame
    // that belongs to the new shot, counted from 0. Answers come in order.
    [[nodiscard]] std::optional<std::int64_t> push(const base::Plane<float>& gray, bool cut);
    // After the last frame: those that are left.
    [[nodiscard]] std::vector<std::int64_t> finish();
    // No transition before this frame will be answered any more.
    [[nodiscard]] std::int64_t knownTo() const;

private:
    // Frames that look like the middle of a transition, and how much.
    struct Sign {
        std::int64_t frame = 0;
        double strength = 0.0;  // 0..1
    };
    [[nodiscard]] const Thumbnail& at(std::int64_t frame) const {
        return frames_[static_cast<std::size_t>(frame - firstKept_)];
    }
    // The frames kept around one, at most so many each way and never across a cut.
    struct Reach {
        std::int64_t first = 0;
        std::int64_t last = 0;
    };
    [[nodiscard]] Reach reachAround(std::int64_t frame, int most) const;
    [[nodiscard]] double dissolveAt(std::int64_t frame, int around, int step) const;
    [[nodiscard]] double fadeAt(std::int64_t frame) const;
    [[nodiscard]] std::optional<std::int64_t> judge(std::int64_t frame);
    [[nodiscard]] std::optional<std::int64_t> closeRun();

    std::deque<Thumbnail> frames_;
    std::int64_t firstKept_ = 0;
    std::int64_t next_ = 0;
    std::deque<std::int64_t> cuts_;  // within the frames kept
    std::vector<Sign> run_;
};

}  // namespace kinechrome::temporal
