// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/nn/losses.h"

#include <ATen/Functions.h>
#include <ATen/TensorOperators.h>

namespace kinechrome::nn {
namespace {

constexpr double kWeightedChroma = 60.0;
constexpr double kLeastSpread = 4.0;  // a*b* units: below, a picture is as good as gray

at::Tensor spreadOf(const at::Tensor& chroma) {  // [N]
    return at::sqrt(chroma.var({2, 3}, false).sum(1) + 1e-3);
}

}  // namespace

at::Tensor colorLoss(const at::Tensor& predicted, const at::Tensor& truth, const Recipe& recipe) {
    const double delta = recipe.huberDelta;
    const at::Tensor difference = (predicted - truth) / delta;
    const at::Tensor loss =
        recipe.loss == ColorLoss::Huber
            ? at::huber_loss(difference, at::zeros_like(difference), at::Reduction::None, 1.0)
            : 0.5 * difference * difference;
    if (recipe.chromaWeight <= 0.0) return loss.mean();
    const at::Tensor chroma = at::sqrt((truth * truth).sum(1, true)).clamp_max(kWeightedChroma);
    return (loss * (1.0 + recipe.chromaWeight * chroma / kWeightedChroma)).mean();
}

at::Tensor distributionLoss(const at::Tensor& logits, const at::Tensor& truth,
                            const ColorPalette& palette, const at::Tensor& weights) {
    const at::Tensor small = at::adaptive_avg_pool2d(truth, {logits.size(2), logits.size(3)});
    const SharedColor shared = palette.share(small);
    const at::Tensor known = at::log_softmax(logits.to(at::kFloat), 1).gather(1, shared.index);
    at::Tensor loss = -(known * shared.weight).sum(1);
    if (weights.defined()) {
        const at::Tensor each =
            weights.index_select(0, shared.index.reshape({-1})).view(shared.index.sizes());
        loss = loss * (each * shared.weight).sum(1);
    }
    return loss.mean();
}

at::Tensor spreadLoss(const at::Tensor& predicted, const at::Tensor& truth) {
    const at::Tensor lack =
        at::relu(1.0 - spreadOf(predicted) / spreadOf(truth).clamp_min(kLeastSpread));
    return (lack * lack).mean();
}

at::Tensor certaintyLoss(const at::Tensor& logError, const at::Tensor& predicted,
                         const at::Tensor& truth) {
    const at::Tensor difference = predicted.detach() - truth;
    const at::Tensor distance = at::sqrt((difference * difference).sum(1, true) + 1e-4);
    return (distance * at::exp(-logError) + logError).mean();
}

at::Tensor warped(const at::Tensor& other, const at::Tensor& flow) {
    const int64_t height = other.size(2);
    const int64_t width = other.size(3);
    const auto options = flow.options();
    const at::Tensor x = at::arange(width, options).view({1, 1, width}) + flow.select(1, 0);
    const at::Tensor y = at::arange(height, options).view({1, height, 1}) + flow.select(1, 1);
    const at::Tensor grid = at::stack({(2.0 * x + 1.0) / static_cast<double>(width) - 1.0,
                                       (2.0 * y + 1.0) / static_cast<double>(height) - 1.0},
                                      3);
    constexpr int64_t kBilinear = 0;
    constexpr int64_t kBorder = 1;
    return at::grid_sampler(other, grid, kBilinear, kBorder, false);
}

at::Tensor temporalLoss(const at::Tensor& now, const at::Tensor& other, const at::Tensor& flow,
                        const at::Tensor& visible, double huberDelta) {
    return ((now - warped(other, flow)).abs() * visible).mean() / huberDelta;
}

}  // namespace kinechrome::nn
