// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/pipeline/evaluate_stills.h"

#include <algorithm>
#include <atomic>
#include <mutex>
#include <thread>
#include <utility>

namespace kinechrome::pipeline {

namespace {

// The first failure by number, whichever thread comes first.
struct Failure {
    std::mutex mutex;
    std::size_t index = 0;
    std::optional<base::Error> error;

    void offer(std::size_t at, base::Error other) {
        const std::lock_guard lock(mutex);
        if (error && at >= index) return;
        index = at;
        error = std::move(other);
    }
};

}  // namespace

base::Result<std::vector<StillReport>> judgeStills(std::size_t count, int threads,
                                                   const StillJudge& judge,
                                                   const std::stop_token& stop) {
    std::vector<StillReport> reports(count);
    std::atomic<std::size_t> next{0};
    std::atomic<bool> failed{false};
    Failure failure;
    const auto work = [&] {
        while (!failed) {
            const std::size_t index = next++;
            if (index >= count) return;
            base::Result<StillReport> report = base::cancelled("stills");
            if (!stop.stop_requested()) report = judge(index, stop);
            if (report) {
                reports[index] = *std::move(report);
                continue;
            }
            failure.offer(index, std::move(report.error()));
            failed = true;
        }
    };
    const std::size_t cores = std::max(1U, std::thread::hardware_concurrency());
    const std::size_t wanted = threads > 0 ? static_cast<std::size_t>(threads) : cores;
    {
        std::vector<std::jthread> workers;
        for (std::size_t i = 1; i < std::min(wanted, count); ++i) workers.emplace_back(work);
        work();
    }
    if (failure.error) return base::fail(*std::move(failure.error));
    return reports;
}

}  // namespace kinechrome::pipeline
