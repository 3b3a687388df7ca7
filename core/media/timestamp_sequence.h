// SPDX-License-Identifier: GPL-3.0-or-later
// TimestampSequence: one strictly rising timestamp for every frame, kept where the stream has one.
#pragma once

#include <algorithm>
#include <cmath>
#include <cstdint>
#include <optional>

#include "core/base/rational.h"

namespace kinechrome::media {

class TimestampSequence {
public:
    TimestampSequence(base::Rational timeBase, base::Rational rate)
        : ticks_(ticksOfFrame(timeBase, rate)) {}

    // `stored`: the stream's timestamp, if any. One that does not rise is replaced by the rate's.
    [[nodiscard]] std::int64_t next(std::optional<std::int64_t> stored) {
        const std::int64_t expected = last_ ? *last_ + ticks_ : 0;
        const bool usable = stored && (!last_ || *stored > *last_);
        guessed_ = guessed_ || !usable;
        last_ = usable ? *stored : expected;
        return *last_;
    }
    // True once a timestamp had to be made up: they no longer identify frames after a seek.
    [[nodiscard]] bool guessed() const { return guessed_; }
    void restart() { last_.reset(); }

private:
    static std::int64_t ticksOfFrame(base::Rational timeBase, base::Rational rate) {
        const double perFrame = rate.value() * timeBase.value();
        if (perFrame <= 0.0) return 1;
        return std::max<std::int64_t>(1, std::llround(1.0 / perFrame));
    }

    std::int64_t ticks_;
    std::optional<std::int64_t> last_;
    bool guessed_ = false;
};

}  // namespace kinechrome::media
