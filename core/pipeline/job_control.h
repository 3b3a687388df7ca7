// SPDX-License-Identifier: GPL-3.0-or-later
// JobControl: what the stages of one job share: one stop, the first failure, the CPU clock.
#pragma once

#include <cstdint>
#include <functional>
#include <map>
#include <mutex>
#include <optional>
#include <stop_token>
#include <string>
#include <thread>

#include "core/base/error.h"

namespace kinechrome::pipeline {

// Lives on the thread that runs the job and outlives its stages. The job ends once: the first
// failure is kept and stops every stage; later ones (mostly consequences) are dropped.
class JobControl {
public:
    // A stop asked for through `outer` stops this job too.
    explicit JobControl(const std::stop_token& outer);

    [[nodiscard]] std::stop_token token() const { return stop_.get_token(); }
    void fail(base::Error error);
    [[nodiscard]] std::optional<base::Error> failure() const;
    void addCpuSeconds(const std::string& stage, double seconds);
    // CPU time of the stages' own threads, by stage.
    [[nodiscard]] std::map<std::string, double> cpuSeconds() const;

private:
    struct Shared {
        mutable std::mutex mutex;
        std::optional<base::Error> failure;
        std::map<std::string, double> cpuSeconds;
    };
    Shared shared_;
    std::stop_source stop_;
    std::stop_callback<std::function<void()>> outer_;
};

// Where a stage is; its failure is reported with it.
struct StagePosition {
    std::int64_t frame = -1;  // being worked on; -1 before the first
};

// Starts `body` on a thread of its own. Its error becomes the job's failure, with stage and frame
// named; exceptions (out of memory above all) are turned into such errors here, at the border.
// `control` must outlive the returned thread, which is empty where none can be started: that fails
// the job, too.
[[nodiscard]] std::jthread startStage(JobControl& control, std::string name,
                                      std::function<base::Result<void>(StagePosition&)> body);

// CPU time so far, in seconds: of the calling thread, and of the whole process.
[[nodiscard]] double threadCpuSeconds();
[[nodiscard]] double processCpuSeconds();
// Largest resident set of the process so far, in MiB.
[[nodiscard]] double peakResidentMib();

}  // namespace kinechrome::pipeline
