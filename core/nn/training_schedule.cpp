// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/nn/training_schedule.h"

#include <algorithm>
#include <cmath>
#include <numbers>

namespace kinechrome::nn {

double TrainingSchedule::fraction(const Moment& now) const {
    const double part = minutes_ > 0.0
                            ? now.seconds / (60.0 * minutes_)
                            : static_cast<double>(now.step) / static_cast<double>(recipe_.steps);
    return std::clamp(part, 0.0, 1.0);
}

double TrainingSchedule::learningRate(double fraction) const {
    if (fraction < recipe_.warmup) {
        return recipe_.learningRate * std::max(0.01, fraction / recipe_.warmup);
    }
    const double part = (fraction - recipe_.warmup) / (1.0 - recipe_.warmup);
    return recipe_.learningRateEnd + (recipe_.learningRate - recipe_.learningRateEnd) * 0.5 *
                                         (1.0 + std::cos(std::numbers::pi * part));
}

int TrainingSchedule::size(double fraction) const {
    int size = recipe_.sizes.front().size;
    for (const SizeStage& stage : recipe_.sizes) {
        if (fraction >= stage.from) size = stage.size;
    }
    return size;
}

double TrainingSchedule::secondsLeft(const Moment& now, const Moment& since) const {
    if (minutes_ > 0.0) return std::max(0.0, 60.0 * minutes_ - now.seconds);
    const auto steps = static_cast<double>(now.step - since.step);
    if (steps <= 0.0) return -1.0;
    const double left = static_cast<double>(std::max<std::int64_t>(0, recipe_.steps - now.step));
    return left * (now.seconds - since.seconds) / steps;
}

}  // namespace kinechrome::nn
