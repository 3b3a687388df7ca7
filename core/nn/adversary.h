// SPDX-License-Identifier: GPL-3.0-or-later
// Adversary: a small critic that learns to tell true chroma from predicted, patch by patch, and
// whose opinion is one light term of the loss. Hinge loss (Lim and Ye 2017, "Geometric GAN");
// patches as in Isola 2017, "Image-to-Image Translation", 3.2.2. Internal to core/nn: LibTorch.
#pragma once

#include <cstdint>
#include <string>
#include <utility>
#include <vector>

#include <ATen/core/Tensor.h>
#include <torch/nn/modules/container/sequential.h>

namespace kinechrome::nn {

// Owns critic and optimiser. deceive() may be called from several threads at once, learn() only
// while none of them is.
class Adversary {
public:
    explicit Adversary(bool cuda);

    // How little the critic believes in the prediction: low when it takes it for true. `gray`
    // [N, 1, H, W] in 0..1, `chroma` [N, 2, H, W] in a*b* units, at least 32 pixels a side. The
    // gradient reaches the chroma alone.
    [[nodiscard]] at::Tensor deceive(const at::Tensor& gray, const at::Tensor& chroma);

    // One step of the critic. Returns its loss: 2 when it cannot tell at all.
    double learn(const at::Tensor& gray, const at::Tensor& predicted, const at::Tensor& truth,
                 double learningRate);

    // Weights and moments by name, for checkpoints; "adversary.steps" counts the steps.
    [[nodiscard]] std::vector<std::pair<std::string, at::Tensor>> state() const;

private:
    void update(double learningRate);

    torch::nn::Sequential critic_;
    torch::nn::Sequential judge_;  // the critic's memory, without gradients: what deceive() asks
    std::vector<at::Tensor> first_;
    std::vector<at::Tensor> second_;
    at::Tensor steps_;  // one number
};

}  // namespace kinechrome::nn
