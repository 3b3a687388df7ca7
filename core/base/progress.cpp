// SPDX-License-Identifier: GPL-3.0-or-later
// The arithmetic of rates and times left, and its one line.
#include "core/base/progress.h"

#include <fmt/format.h>

namespace kinechrome::base {

namespace {
using Clock = std::chrono::steady_clock;
}

void Progress::start(std::int64_t total) {
    done_.store(0);
    total_.store(total);
    start_.store(Clock::now().time_since_epoch().count());
}

ProgressView Progress::view() const {
    ProgressView v;
    v.done = done_.load(std::memory_order_relaxed);
    v.total = total_.load(std::memory_order_relaxed);
    const auto start = start_.load(std::memory_order_relaxed);
    if (start == 0) return v;
    const Clock::duration elapsed = Clock::now().time_since_epoch() - Clock::duration(start);
    v.seconds = std::chrono::duration<double>(elapsed).count();
    if (v.seconds > 0.0) v.perSecond = static_cast<double>(v.done) / v.seconds;
    if (v.total > 0 && v.done > 0) {
        v.secondsLeft =
            v.seconds * static_cast<double>(v.total - v.done) / static_cast<double>(v.done);
    }
    return v;
}

std::string describe(const ProgressView& view, const std::string& unit) {
    std::string text;
    if (view.total > 0) {
        text =
            fmt::format("{:3.0f} % {}/{} {}", 100.0 * view.fraction(), view.done, view.total, unit);
    } else {
        text = fmt::format("{} {}", view.done, unit);
    }
    text += fmt::format(", {:.1f} {}/s", view.perSecond, unit);
    if (view.secondsLeft >= 0.0) {
        const auto left = static_cast<std::int64_t>(view.secondsLeft + 0.5);
        text += left >= 3600
                    ? fmt::format(", {}:{:02}:{:02} left", left / 3600, left / 60 % 60, left % 60)
                    : fmt::format(", {}:{:02} left", left / 60, left % 60);
    }
    return text;
}

}  // namespace kinechrome::base
