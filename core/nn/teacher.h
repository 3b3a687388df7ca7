// SPDX-License-Identifier: GPL-3.0-or-later
// Teacher: a trained model whose answers a network learns from beside the truth (Hinton, Vinyals,
// Dean 2015, "Distilling the Knowledge in a Neural Network"). Internal to core/nn: shows LibTorch.
#pragma once

#include <filesystem>
#include <string>
#include <utility>

#include <ATen/core/Tensor.h>

#include "core/base/error.h"
#include "core/nn/ensemble.h"

namespace kinechrome::nn {

// The truth says what one picture's colours happened to be; a teacher says what such pictures look
// like. It sees the gray before the film ages it, so that a pupil who sees the aged one learns to
// answer as if it were clean. Any thread.
class Teacher {
public:
    // Errors: Model.
    [[nodiscard]] static base::Result<Teacher> open(const std::filesystem::path& folder, bool cuda,
                                                    bool bfloat16);

    // SHA-256 of its weights.
    [[nodiscard]] const std::string& weights() const { return weights_; }

    // What it says about `input` ([N, 4, H, W], as ColorNet's) with `clean` [N, 1, H, W] in the
    // place of its gray, as far as the print shows it: a* and b*, [N, 2, H/2, W/2]. `kept`
    // [N, 1, H/2, W/2] is the share of the scene's chroma that the print has (Batch::kept), in its
    // hints too.
    [[nodiscard]] at::Tensor chroma(const at::Tensor& input, const at::Tensor& clean,
                                    const at::Tensor& kept);

    // How far it is heard, 0..1, [N, 1, H/2, W/2]: not at all where the gray is near black. What
    // it learned of black may come from prints that had crushed a coloured thing to it.
    [[nodiscard]] static at::Tensor trust(const at::Tensor& clean);

private:
    Teacher(Ensemble networks, std::string weights, bool hints, bool bfloat16)
        : networks_(std::move(networks)),
          weights_(std::move(weights)),
          hints_(hints),
          bfloat16_(bfloat16) {}

    Ensemble networks_;
    std::string weights_;
    bool hints_;
    bool bfloat16_;
};

}  // namespace kinechrome::nn
