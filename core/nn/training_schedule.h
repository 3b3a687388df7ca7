// SPDX-License-Identifier: GPL-3.0-or-later
// How far a run is, and what learning rate and crop size belong there. By steps everything depends
// on the step alone, so that a resumed run equals an unbroken one; by minutes it depends on the
// clock.
#pragma once

#include <cstdint>

#include "core/nn/recipe.h"

namespace kinechrome::nn {

// A moment of a run.
struct Moment {
    std::int64_t step = 0;
    double seconds = 0.0;  // trained so far, resumed parts included
};

class TrainingSchedule {
public:
    // `minutes` > 0 ends the run by the clock, else recipe.steps do. The recipe must outlive this.
    TrainingSchedule(const Recipe& recipe, double minutes) : recipe_(recipe), minutes_(minutes) {}

    // A run that goes on keeps the minutes that it was given.
    void runFor(double minutes) { minutes_ = minutes; }
    // Done part of the run, 0..1.
    [[nodiscard]] double fraction(const Moment& now) const;
    // Linear warm-up, then half a cosine.
    [[nodiscard]] double learningRate(double fraction) const;
    // Side of the crops, pixels.
    [[nodiscard]] int size(double fraction) const;
    // Seconds to the end at the pace since `since`; below 0 while no pace is known.
    [[nodiscard]] double secondsLeft(const Moment& now, const Moment& since) const;

private:
    const Recipe& recipe_;
    double minutes_;
};

}  // namespace kinechrome::nn
