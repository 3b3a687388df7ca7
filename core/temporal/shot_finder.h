// SPDX-License-Identifier: GPL-3.0-or-later
// ShotFinder: all shot boundaries of a film, cuts, dissolves and fades, in order.
#pragma once

#include <cstdint>
#include <deque>
#include <memory>
#include <vector>

#include "core/base/plane.h"
#include "core/temporal/shot_detector.h"
#include "core/temporal/transition_finder.h"

namespace kinechrome::temporal {

// For those who look at a whole film before it is worked on; an answer comes up to a few seconds of
// film late. One thread at a time.
class ShotFinder {
public:
    struct Boundary {
        std::int64_t frame = 0;  // the first of the new shot; of a transition, its middle
        bool gradual = false;    // a dissolve or a fade
    };

    // The next frame. `gray`: any size (shrunk inside), 0..1, the same size for all. Answers the
    // boundaries that are sure by now, each once, in order.
    [[nodiscard]] std::vector<Boundary> push(const base::Plane<float>& gray);
    // After the last frame: those that are left.
    [[nodiscard]] std::vector<Boundary> finish();
    // Every boundary before this frame has been answered.
    [[nodiscard]] std::int64_t knownTo() const { return knownTo_; }
    // Whether the frame pushed last begins a shot by a cut: known at once.
    [[nodiscard]] bool cutNow() const { return !cuts_.empty() && cuts_.back() == frames_ - 1; }

private:
    // The cuts before a frame, whose time has come.
    [[nodiscard]] std::vector<Boundary> answersBefore(std::int64_t frame);
    // Those before the middle of a transition, and the transition.
    void answer(std::int64_t middle, std::vector<Boundary>& answers);

    std::unique_ptr<ShotDetector> detector_ = ShotDetector::make();
    TransitionFinder transitions_;
    std::deque<std::int64_t> cuts_;  // not answered yet
    std::int64_t frames_ = 0;
    std::int64_t knownTo_ = 0;
    std::int64_t lastCut_ = -1;  // answered
};

}  // namespace kinechrome::temporal
