// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/nn/training_report.h"

#include <algorithm>

#include <fmt/format.h>

#include "core/base/atomic_file.h"
#include "core/nn/training_plot.h"

namespace kinechrome::nn {

void TrainingReport::open(std::int64_t step) {
    log_.emplace(out_ / "log.csv", step);
    told_ = std::chrono::steady_clock::now();
}

void TrainingReport::note(const std::string& sentence, std::int64_t step) {
    notes_.push_back(sentence);
    if (!listen_) return;
    TrainEvent event;
    event.phase = "note";
    event.note = sentence;
    event.step = step;
    listen_(event);
}

std::filesystem::path TrainingReport::listSkipped(const Pack& pack) {
    if (pack.skipped == 0) return {};
    std::string names;
    for (const std::string& name : pack.skippedNames) names += name + "\n";
    const std::filesystem::path list = out_ / "skipped.txt";
    write(list, names);
    if (!written()) return {};
    note(fmt::format("{} files of the pack are no usable pictures and are left out: {} names them",
                     pack.skipped, list.string()),
         0);
    return list;
}

void TrainingReport::write(const std::filesystem::path& file, const std::string& text) {
    auto done = base::writeFileAtomically(file, text);
    if (!done && !failure_) failure_ = std::move(done.error());
}

base::Result<void> TrainingReport::written() const {
    if (log_ && log_->failure()) return base::fail(*log_->failure());
    if (failure_) return base::fail(*failure_);
    return {};
}

void TrainingReport::count(const LossValues& losses) {
    losses_ += losses;
    ++steps_;
}

double TrainingReport::secondsSinceTold() const {
    return std::chrono::duration<double>(std::chrono::steady_clock::now() - told_).count();
}

void TrainingReport::tell(TrainEvent event) {
    event.imagesPerSecond = steps_ * batch_ / std::max(1e-6, secondsSinceTold());
    event.counted = steps_ > 0;
    event.losses = losses_;
    for (double& part : event.losses.parts) part /= std::max(1, steps_);
    if (listen_) listen_(event);
    if (log_) {
        log_->append(event);
        if (event.figures) write(out_ / "log.svg", drawTraining(*log_, title_));
    }
    losses_ = {};
    steps_ = 0;
    told_ = std::chrono::steady_clock::now();
}

}  // namespace kinechrome::nn
