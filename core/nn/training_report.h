// SPDX-License-Identifier: GPL-3.0-or-later
// What a run tells about itself while it runs: events for the listener, log.csv and log.svg.
#pragma once

#include <chrono>
#include <filesystem>
#include <functional>
#include <optional>
#include <string>
#include <vector>

#include "core/base/error.h"
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
    // plot is drawn anew.
    void tell(TrainEvent event);
    // Whether log, plot and list could be written so far. A disk that takes no line of a log takes
    // no checkpoint either, and hours without a log cannot be had again. Errors: Output.
    [[nodiscard]] base::Result<void> written() const;

    [[nodiscard]] double secondsSinceTold() const;
    [[nodiscard]] const std::vector<std::string>& notes() const { return notes_; }

private:
    void write(const std::filesystem::path& file, const std::string& text);

    const std::function<void(const TrainEvent&)>& listen_;
    std::filesystem::path out_;
    std::string title_;
    int batch_;
    std::optional<TrainingLog> log_;
    std::optional<base::Error> failure_;  // of the plot or the list
    std::vector<std::string> notes_;
    LossValues losses_;
    int steps_ = 0;  // in losses_
    std::chrono::steady_clock::time_point told_ = std::chrono::steady_clock::now();
};

}  // namespace kinechrome::nn
