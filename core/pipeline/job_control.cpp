// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/pipeline/job_control.h"

#include <ctime>
#include <exception>
#include <new>
#include <system_error>
#include <utility>

#include <fmt/format.h>
#include <sys/resource.h>

namespace kinechrome::pipeline {

namespace {

double clockSeconds(clockid_t clock) {
    timespec now{};
    clock_gettime(clock, &now);
    return static_cast<double>(now.tv_sec) + 1e-9 * static_cast<double>(now.tv_nsec);
}

base::Error located(base::Error error, const std::string& stage, const StagePosition& position) {
    const std::string where = position.frame < 0
                                  ? fmt::format("{} stage", stage)
                                  : fmt::format("{} stage, frame {}", stage, position.frame);
    // A cancelled job did not go wrong anywhere.
    if (error.kind != base::ErrorKind::Interrupted) error.why += " (" + where + ")";
    error.detail += error.detail.empty() ? where : "; " + where;
    return error;
}

base::Result<void> runGuarded(const std::function<base::Result<void>(StagePosition&)>& body,
                              StagePosition& position) {
    try {
        return body(position);
    } catch (const std::bad_alloc&) {
        return base::fail(base::ErrorKind::Internal, "colourising", "out of memory",
                          "close other programs or use a smaller picture");
    } catch (const std::exception& e) {
        return base::fail(base::ErrorKind::Internal, "colourising", e.what(),
                          "please report this with the file that shows it");
    }
}

}  // namespace

JobControl::JobControl(const std::stop_token& outer)
    : outer_(outer, [this] { stop_.request_stop(); }) {}

void JobControl::fail(base::Error error) {
    {
        const std::lock_guard lock(shared_.mutex);
        if (!shared_.failure) shared_.failure = std::move(error);
    }
    stop_.request_stop();
}

std::optional<base::Error> JobControl::failure() const {
    const std::lock_guard lock(shared_.mutex);
    return shared_.failure;
}

void JobControl::addCpuSeconds(const std::string& stage, double seconds) {
    const std::lock_guard lock(shared_.mutex);
    shared_.cpuSeconds[stage] += seconds;
}

std::map<std::string, double> JobControl::cpuSeconds() const {
    const std::lock_guard lock(shared_.mutex);
    return shared_.cpuSeconds;
}

std::jthread startStage(JobControl& control, std::string name,
                        std::function<base::Result<void>(StagePosition&)> body) {
    try {
        return std::jthread([&control, name = std::move(name), body = std::move(body)] {
            StagePosition position;
            auto done = runGuarded(body, position);
            control.addCpuSeconds(name, threadCpuSeconds());
            if (!done) control.fail(located(std::move(done.error()), name, position));
        });
    } catch (const std::system_error& error) {  // the stages that run already are stopped
        control.fail({base::ErrorKind::Internal, "threads", "no more of them can be started",
                      "close other programs and try again", error.what()});
        return {};
    }
}

double threadCpuSeconds() {
    return clockSeconds(CLOCK_THREAD_CPUTIME_ID);
}

double processCpuSeconds() {
    return clockSeconds(CLOCK_PROCESS_CPUTIME_ID);
}

double peakResidentMib() {
    rusage usage{};
    getrusage(RUSAGE_SELF, &usage);
    return static_cast<double>(usage.ru_maxrss) / 1024.0;  // Linux counts KiB
}

}  // namespace kinechrome::pipeline
