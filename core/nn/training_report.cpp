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
    const bool written = base::writeFileAtomically(list, names).has_value();
    note(fmt::format("{} files of the pack are no usable pictures and are left out{}", pack.skipped,
                     written ? ": " + list.string() + " names them" : ""),
         0);
    return written ? list : std::filesystem::path();
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
        if (event.figures) {
            static_cast<void>(
                base::writeFileAtomically(out_ / "log.svg", drawTraining(*log_, title_)));
        }
    }
    losses_ = {};
    steps_ = 0;
    told_ = std::chrono::steady_clock::now();
}

}  // namespace kinechrome::nn
