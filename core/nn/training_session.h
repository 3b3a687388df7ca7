// SPDX-License-Identifier: GPL-3.0-or-later
// The learning itself: networks, loss, one step, roll back. Knows no files and no clock.
// Internal to core/nn.
#pragma once

#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "core/nn/adam_w.h"
#include "core/nn/adversary.h"
#include "core/nn/batch_loader.h"
#include "core/nn/batch_part.h"
#include "core/nn/color_net.h"
#include "core/nn/color_palette.h"
#include "core/nn/recipe.h"
#include "core/nn/teacher.h"
#include "core/nn/tensor_io.h"
#include "core/nn/training_figures.h"

namespace kinechrome::nn {

struct StepResult {
    LossValues losses;
    bool finite = true;  // false: nothing was learned, roll back
};

// Owns the network that learns, its moving average and the optimiser. One thread calls it.
//
// Note [Replicas]: on a CPU each thread computes a part of the batch with a replica of its own
// (same weights, own gradients), and every operator runs on one thread. Threads inside operators
// look the same on an idle machine, but oneDNN's convolution gradients meet at a barrier that
// spins: with other programs on the cores it was seen to train at a twentieth of the speed.
class TrainingSession {
public:
    // `replicas` >= 1; on CUDA it is one.
    // `colorCounts`: pixels per palette colour in the training pictures (see countColors), for
    // rebalancing; may be empty where the recipe does not rebalance.
    TrainingSession(const Recipe& recipe, const ColorNetOptions& options, bool bfloat16, bool cuda,
                    int replicas, const std::vector<double>& colorCounts = {});

    // From now on the network also learns what the teacher says, as the recipe weighs it.
    void listenTo(Teacher teacher) { teacher_.emplace(std::move(teacher)); }
    // SHA-256 of its weights; empty without one.
    [[nodiscard]] std::string teacherWeights() const {
        return teacher_ ? teacher_->weights() : std::string();
    }

    StepResult step(const Batch& batch, double learningRate);

    // Keeps a copy of everything that learns; restore() goes back to it.
    void remember();
    void restore();

    [[nodiscard]] ColorNet& network() { return network_; }
    [[nodiscard]] ColorNet& average() { return average_; }
    [[nodiscard]] AdamW& optimizer() { return optimizer_; }
    // Everything that learns, by names of its own ("network.", "average.", "moments."): what
    // remember() copies and a checkpoint holds.
    [[nodiscard]] NamedTensors everything() const;

private:
    // What the adversary learns from afterwards, at half size; empty without one.
    struct Shown {
        at::Tensor gray;
        at::Tensor predicted;
        at::Tensor truth;
    };
    struct PartResult {
        LossValues losses;
        Shown shown;
    };
    // Forward and backward of that part of the batch with that network; gradients stay in it.
    PartResult learnPart(ColorNet& network, const Batch& batch, const BatchPart& part);
    void learnAdversary(const std::vector<PartResult>& parts, double learningRate);
    // Adds the temporal losses of the part's clips to `total`.
    void learnMotion(const Batch& batch, const BatchPart& part, const at::Tensor& chroma,
                     at::Tensor& total, LossValues& values) const;
    void gatherGradients();

    const Recipe& recipe_;
    bool bfloat16_;
    bool cuda_;
    ColorNet network_;
    std::vector<ColorNet> others_;  // replicas but the first, which is network_
    ColorNet average_;
    AdamW optimizer_;
    std::optional<Teacher> teacher_;       // where the recipe has one
    std::optional<Adversary> adversary_;   // where the recipe has one
    std::optional<ColorPalette> palette_;  // with a distribution head
    at::Tensor colorWeights_;              // of its loss; undefined: all alike
    std::vector<at::Tensor> memory_;
    std::int64_t rememberedSteps_ = 0;
};

}  // namespace kinechrome::nn
