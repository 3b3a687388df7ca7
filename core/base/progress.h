// SPDX-License-Identifier: GPL-3.0-or-later
// Progress of one long piece of work, written by its thread and read by anybody's timer.
#pragma once

#include <algorithm>
#include <atomic>
#include <chrono>
#include <cstdint>
#include <string>

namespace kinechrome::base {

// What a reader sees at one moment.
struct ProgressView {
    std::int64_t done = 0;
    std::int64_t total = 0;     // 0 while unknown
    double seconds = 0.0;       // since start()
    double perSecond = 0.0;     // done / seconds
    double secondsLeft = -1.0;  // negative while unknown
    [[nodiscard]] double fraction() const {
        if (total <= 0) return 0.0;
        return std::min(1.0, static_cast<double>(done) / static_cast<double>(total));
    }
};

// Thread-safe without locks; never blocks the worker. Cheap enough to update once a frame.
class Progress {
public:
    void start(std::int64_t total);
    void setDone(std::int64_t done) { done_.store(done, std::memory_order_relaxed); }
    void advance(std::int64_t by = 1) { done_.fetch_add(by, std::memory_order_relaxed); }
    [[nodiscard]] ProgressView view() const;

private:
    std::atomic<std::int64_t> done_{0};
    std::atomic<std::int64_t> total_{0};
    std::atomic<std::chrono::steady_clock::rep> start_{0};
};

// "41 % 123/300 frames, 12.3 frames/s, 0:14 left": the plain line of the command line.
[[nodiscard]] std::string describe(const ProgressView& view, const std::string& unit);

}  // namespace kinechrome::base
