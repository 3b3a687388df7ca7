// SPDX-License-Identifier: GPL-3.0-or-later
// One training run with its clock and its files. Internal to core/nn: shows LibTorch.
#pragma once

#include <chrono>
#include <functional>
#include <stop_token>

#include "core/nn/checkpoint.h"
#include "core/nn/pack.h"
#include "core/nn/recipe.h"
#include "core/nn/trainer.h"
#include "core/nn/training_session.h"
#include "core/nn/validation.h"

namespace kinechrome::nn {

// Indices into Pack::images.
struct Split {
    std::vector<int> training;
    std::vector<int> validation;
};

// Everything of one run, in the order in which it comes to be. Lives on the caller's thread.
class TrainingRun {
public:
    // `request` must outlive the run; `threads` learn on a CPU.
    TrainingRun(const TrainRequest& request, Recipe recipe, Pack pack, bool cuda, int threads);
    base::Result<TrainSummary> go(const std::function<void(const TrainEvent&)>& listen,
                                  const std::stop_token& stop);

private:
    base::Result<void> begin();
    base::Result<void> save();
    base::Result<void> validateNow(TrainEvent& event);
    base::Result<void> rollBack();
    [[nodiscard]] double fraction() const;
    [[nodiscard]] double learningRate() const;
    [[nodiscard]] int size() const;
    [[nodiscard]] double seconds() const;
    [[nodiscard]] ValidationRequest validationRequest() const;

    const TrainRequest& request_;
    Recipe recipe_;
    Pack pack_;
    Split split_;
    bool cuda_;
    bool bfloat16_;
    TrainingSession session_;
    RunState state_;  // seconds: up to start_
    std::chrono::steady_clock::time_point start_;
    ValidationFigures exported_;
};

}  // namespace kinechrome::nn
