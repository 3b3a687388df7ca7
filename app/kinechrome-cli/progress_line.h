// SPDX-License-Identifier: GPL-3.0-or-later
// ProgressLine: shows a base::Progress on standard error while it lives.
#pragma once

#include <condition_variable>
#include <mutex>
#include <stop_token>
#include <string>
#include <thread>

#include "core/base/progress.h"

namespace kinechrome::cli {

enum class ProgressStyle { Silent, Bar, Lines };

// Bar on a terminal, plain lines elsewhere, nothing when asked to be quiet.
[[nodiscard]] ProgressStyle progressStyle(bool quiet);

// Reads the progress on a thread of its own, with a timer; `progress` outlives it. A bar is wiped
// when it ends, so that what follows starts on a clean line.
class ProgressLine {
public:
    ProgressLine(const base::Progress& progress, std::string unit, ProgressStyle style);

private:
    void show(const std::stop_token& stop);
    void print() const;

    const base::Progress& progress_;
    std::string unit_;
    ProgressStyle style_;
    std::mutex mutex_;
    std::condition_variable_any ended_;
    std::jthread thread_;
};

}  // namespace kinechrome::cli
