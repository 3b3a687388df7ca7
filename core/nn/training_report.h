// SPDX-License-Identifier: GPL-3.0-or-later
// What a run tells about itself while it runs: events for the listener, log.csv and log.svg.
#pragma once

#include <chrono>
#include <filesystem>
#include <functional>
#include <optional>
#include <string>
#include <vector>

#include "core/nn/pack.h"
#include "core/nn/trainer.h"
#include "core/nn/training_log.h"

namespace kinechrome::nn {

// Gathers the losses of steps between events. One thread; `listen` may be empty and must outlive
// this.
class TrainingReport {
public:
    // `out` is the run's folder; `batch` the samples of a step.
    TrainingReport(const std::function<void(const TrainEvent&)>& listen, std::filesystem::path out,
                   std::string title, int batch)
        : listen_(listen), out_(std::move(out)), title_(std::move(title)), batch_(batch) {}

    // Before the first event: the log goes on after `step` (see TrainingLog).
    void open(std::int64_t step);
    // A sentence for the person.
    void note(const std::string& sentence, std::int64_t step);
    // Leaves the names of the pack's unusable files in skipped.txt; the list, or an empty path.
    std::filesystem::path listSkipped(const Pack& pack);
    // A step was made.
    void count(const LossValues& losses);
    // Completes the event with what was counted since the last one and tells it; with figures the
    // plot is drawn anew. Nothing that fails here is a reason to stop a run.
    void tell(TrainEvent event);

    [[nodiscard]] double secondsSinceTold() const;
    [[nodiscard]] const std::vector<std::string>& notes() const { return notes_; }

private:
    const std::function<void(const TrainEvent&)>& listen_;
    std::filesystem::path out_;
    std::string title_;
    int batch_;
    std::optional<TrainingLog> log_;
    std::vector<std::string> notes_;
    LossValues losses_;
    int steps_ = 0;  // in losses_
    std::chrono::steady_clock::time_point told_ = std::chrono::steady_clock::now();
};

}  // namespace kinechrome::nn
