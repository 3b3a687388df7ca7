// SPDX-License-Identifier: GPL-3.0-or-later
// One training run with its clock and its files. Internal to core/nn: shows LibTorch.
#pragma once

#include <chrono>
#include <functional>
#include <optional>
#include <stop_token>

#include "core/nn/checkpoint.h"
#include "core/nn/manifest.h"
#include "core/nn/pack.h"
#include "core/nn/recipe.h"
#include "core/nn/trainer.h"
#include "core/nn/training_report.h"
#include "core/nn/training_schedule.h"
#include "core/nn/training_session.h"
#include "core/nn/training_split.h"
#include "core/nn/validation.h"

namespace kinechrome::nn {

// What a run is made of, checked and loaded.
struct RunParts {
    Recipe recipe;
    Pack pack;
    std::optional<Manifest> start;  // of the model in --init
    std::optional<Teacher> teacher;
    bool cuda = false;
    int threads = 1;  // that learn on a CPU
};

// Everything of one run, in the order in which it comes to be. Lives on the caller's thread.
class TrainingRun {
public:
    // `request` and `listen` must outlive the run; `listen` may be empty.
    TrainingRun(const TrainRequest& request, const std::function<void(const TrainEvent&)>& listen,
                RunParts parts);
    base::Result<TrainSummary> go(const std::stop_token& stop);

private:
    base::Result<void> begin();
    base::Result<void> resume();
    base::Result<void> startFromModel();
    base::Result<void> learn(const std::stop_token& stop);
    base::Result<void> learnStep(BatchLoader& loader);
    base::Result<void> rollBack();
    // Goes back where something that learns is no finite number: such a state is worth no copy, no
    // checkpoint and no model.
    base::Result<void> keepFinite();
    base::Result<void> save();
    base::Result<void> validateNow();
    base::Result<void> exportNow(const ValidationFigures& figures, double score);
    void note(const std::string& sentence) { report_.note(sentence, state_.step); }
    base::Result<void> tell(const char* phase, std::optional<ValidationFigures> figures = {},
                            std::filesystem::path sheet = {});
    [[nodiscard]] Moment now() const;
    [[nodiscard]] double fraction() const { return schedule_.fraction(now()); }
    [[nodiscard]] double learningRate() const {
        return schedule_.learningRate(fraction()) * state_.guard.rateFactor();
    }
    [[nodiscard]] bool everythingIsFinite() const;
    [[nodiscard]] double scoreOf(const ValidationFigures& figures) const;
    [[nodiscard]] ValidationRequest validationRequest() const;
    [[nodiscard]] TrainSummary summary() const;

    const TrainRequest& request_;
    Recipe recipe_;
    Pack pack_;
    std::optional<Manifest> startModel_;
    std::uint64_t packPrint_;  // before the split moves held-out clips
    Split split_;
    bool cuda_;
    bool bfloat16_;
    TrainingSession session_;
    TrainingSchedule schedule_;
    RunState state_;  // seconds: up to start_
    std::chrono::steady_clock::time_point start_;
    Moment begun_;  // where this process took over
    TrainingReport report_;
    std::optional<ValidationFigures> last_;
    std::filesystem::path skippedList_;
};

}  // namespace kinechrome::nn
