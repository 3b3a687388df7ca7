// SPDX-License-Identifier: GPL-3.0-or-later
// AdamW with a moving average of the weights, in one pass over memory: LibTorch's own optimiser
// makes about ten passes, which on two cores costs as much as a fifth of the training step.
// Internal to core/nn: shows LibTorch.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include <ATen/core/Tensor.h>

#include "core/nn/color_net.h"

namespace kinechrome::nn {

struct AdamWOptions {
    double beta1 = 0.9;
    double beta2 = 0.99;
    double epsilon = 1e-8;
    double weightDecay = 0.01;  // decoupled; on tensors of two or more dimensions alone
    double clipNorm = 1.0;      // of the whole gradient; 0: off
    double ema = 0.999;         // ramps up from 0.1: min(ema, (1 + t) / (10 + t))
};

// Owns the moments. `network` is what learns, `average` (same layout) receives the moving average
// of its weights and batch-norm statistics. Float32 on CPU goes the fused way, else plain tensors.
class AdamW {
public:
    AdamW(ColorNet network, ColorNet average, const AdamWOptions& options);

    // One step at this learning rate from the gradients that stand; clears them. Returns the norm
    // of the gradient; when that is not finite nothing is changed but the gradients.
    double step(double learningRate);

    // Moments by name ("first.NAME", "second.NAME"), for checkpoints.
    [[nodiscard]] std::vector<std::pair<std::string, at::Tensor>> state() const;
    [[nodiscard]] std::int64_t steps() const { return steps_; }
    void setSteps(std::int64_t steps) { steps_ = steps; }

private:
    struct Slot {
        std::string name;
        at::Tensor weight, average, first, second;
    };
    ColorNet network_;
    std::vector<Slot> slots_;
    std::vector<std::pair<at::Tensor, at::Tensor>> statistics_;  // network's, average's
    AdamWOptions options_;
    std::int64_t steps_ = 0;
};

}  // namespace kinechrome::nn
