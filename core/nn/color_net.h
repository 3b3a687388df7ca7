// SPDX-License-Identifier: GPL-3.0-or-later
// ColorNet: the network of Iizuka, Simo-Serra, Ishikawa 2016 ("Let there be Color!"), predicting
// chroma alone, with a width factor, hint channels, and average pooling in the global branch.
// Internal to core/nn: this header shows LibTorch.
#pragma once

#include <string>
#include <utility>
#include <vector>

#include <torch/nn/module.h>
#include <torch/nn/modules/batchnorm.h>
#include <torch/nn/modules/conv.h>
#include <torch/nn/modules/linear.h>
#include <torch/nn/pimpl.h>

#include "core/nn/color_net_options.h"

namespace kinechrome::nn {

// Convolution without bias, batch norm, ReLU: [N, in, H, W] -> [N, out, H/stride, W/stride].
// An even kernel is padded on the right and below, so that sizes stay.
class ConvBlockImpl : public torch::nn::Module {
public:
    ConvBlockImpl(int in, int out, int stride, int kernel = 3);
    at::Tensor forward(const at::Tensor& x);
    // Moves the batch norm's running statistics into the kernel and a bias; inference only.
    void fold();

private:
    int stride_;
    int kernel_;
    torch::nn::Conv2d conv_{nullptr};
    torch::nn::BatchNorm2d norm_{nullptr};
    at::Tensor foldedBias_;  // defined once folded
};
TORCH_MODULE(ConvBlock);

// What one pass says.
struct ColorNetOutput {
    at::Tensor chroma;   // [N, 2, H/2, W/2], a* and b*, -128..128
    at::Tensor classes;  // [N, classes] logits, undefined without a class head
    // [N, 1, H/2, W/2]: natural log of the distance in a*b* that is expected between chroma and
    // truth; undefined without `certainty`.
    at::Tensor logError;
    at::Tensor distribution;  // [N, colors, H/4, W/4] logits; undefined where not asked for
};

// What a pass should say beside the chroma.
enum class Say {
    Chroma,        // and logError: all that a film needs
    Distribution,  // everything
};

// Input [N, 4, H, W]: gray 0..1, hint a* and b* over 110, mask; H and W multiples of
// kNetworkMultiple, at least 16. In training mode the batch needs two pictures or more.
//
// Note [Class gradient]: the class head stands on the 512 layer of the global branch, which feeds
// the fusion but takes nothing from mid-level or colour layers. So cross-entropy reaches the
// global and shared low-level features only, as the paper asks, by construction.
class ColorNetImpl : public torch::nn::Module {
public:
    explicit ColorNetImpl(const ColorNetOptions& options);

    ColorNetOutput forward(const at::Tensor& input, Say say = Say::Distribution);
    [[nodiscard]] const ColorNetOptions& options() const { return options_; }
    // What the global branch says about the picture as a whole: [N, 256 * width]. Input as of
    // forward(). Only for a network that has the branch.
    [[nodiscard]] at::Tensor globalVector(const at::Tensor& input);
    // Folds every batch norm; only for a network that will not be trained or saved again.
    void fold();

private:
    struct LowLevel {
        at::Tensor half;     // [N, 128, H/2, W/2]
        at::Tensor quarter;  // [N, 256, H/4, W/4]
        at::Tensor eighth;   // [N, 512, H/8, W/8]
    };
    LowLevel lowLevel(const at::Tensor& input);
    // [N, 256] for the fusion, and the class logits.
    std::pair<at::Tensor, at::Tensor> globalFeatures(const at::Tensor& eighth);
    ConvBlock block(const std::string& name, int in, int out, int stride, int kernel = 3);

    ColorNetOptions options_;
    std::vector<ConvBlock> blocks_;  // all of them, for fold()
    std::vector<ConvBlock> low_;
    std::vector<ConvBlock> mid_;
    std::vector<ConvBlock> global_;
    torch::nn::Linear full1_{nullptr}, full2_{nullptr}, full3_{nullptr}, classHead_{nullptr};
    torch::nn::Conv2d fusion_{nullptr};        // the columns of W that meet the mid-level features
    torch::nn::Linear fusionGlobal_{nullptr};  // those that meet the global vector
    ConvBlock color1_{nullptr}, color2_{nullptr}, color3_{nullptr}, color4_{nullptr};
    torch::nn::Conv2d skipQuarter_{nullptr}, skipHalf_{nullptr};
    torch::nn::Conv2d chroma_{nullptr};
    torch::nn::Conv2d certainty_{nullptr};
    torch::nn::Conv2d distribution_{nullptr};
    at::Tensor palette_;  // [colors, 2], saved with the weights
};
TORCH_MODULE(ColorNet);

// Channels of the paper's layer of `channels` at this width: a multiple of 8, at least 8.
[[nodiscard]] int scaledChannels(int channels, double width);

// Every parameter and batch-norm statistic by name, except the counters of batches seen.
[[nodiscard]] std::vector<std::pair<std::string, at::Tensor>> stateOf(const ColorNet& network);

}  // namespace kinechrome::nn
