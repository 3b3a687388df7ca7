// SPDX-License-Identifier: GPL-3.0-or-later
// The learning itself: networks, loss, one step, roll back. Knows no files and no clock.
// Internal to core/nn.
#pragma once

#include "core/nn/adam_w.h"
#include "core/nn/batch_loader.h"
#include "core/nn/color_net.h"
#include "core/nn/recipe.h"
#include "core/nn/tensor_io.h"

namespace kinechrome::nn {

struct StepResult {
    double colorLoss = 0.0;
    double classLoss = 0.0;
    bool finite = true;  // false: nothing was learned, roll back
};

// Loss of predicted and true chroma [N, 2, H, W] in a*b* units: Huber (or half the square) over
// huberDelta, each pixel weighted by 1 + chromaWeight * min(true chroma, 60) / 60, mean.
[[nodiscard]] at::Tensor colorLoss(const at::Tensor& predicted, const at::Tensor& truth,
                                   const Recipe& recipe);

// Owns the network that learns, its moving average and the optimiser. One thread calls it.
//
// Note [Replicas]: on a CPU each thread computes a part of the batch with a replica of its own
// (same weights, own gradients), and every operator runs on one thread. Threads inside operators
// look the same on an idle machine, but oneDNN's convolution gradients meet at a barrier that
// spins: with other programs on the cores it was seen to train at a twentieth of the speed.
class TrainingSession {
public:
    // `replicas` >= 1; on CUDA it is one.
    TrainingSession(const Recipe& recipe, const ColorNetOptions& options, bool bfloat16, bool cuda,
                    int replicas);

    StepResult step(const Batch& batch, double learningRate);

    // Keeps a copy of everything that learns; restore() goes back to it.
    void remember();
    void restore();

    [[nodiscard]] ColorNet& network() { return network_; }
    [[nodiscard]] ColorNet& average() { return average_; }
    [[nodiscard]] AdamW& optimizer() { return optimizer_; }

private:
    [[nodiscard]] NamedTensors everything() const;
    // Forward and backward of samples begin..end with that network; gradients stay in it.
    StepResult learnPart(ColorNet& network, const Batch& batch, int begin, int end);
    void gatherGradients();

    const Recipe& recipe_;
    bool bfloat16_;
    bool cuda_;
    ColorNet network_;
    std::vector<ColorNet> others_;  // replicas but the first, which is network_
    ColorNet average_;
    AdamW optimizer_;
    std::vector<at::Tensor> memory_;
    std::int64_t rememberedSteps_ = 0;
};

}  // namespace kinechrome::nn
