// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/nn/color_net.h"

#include <algorithm>
#include <cmath>

#include <ATen/Functions.h>
#include <torch/nn/init.h>

#include "core/nn/color_palette.h"

namespace kinechrome::nn {
namespace {

namespace tn = torch::nn;

constexpr double kChromaRange = 128.0;
constexpr double kLogErrorStart = 2.5;  // log of 12, about the distance of a gray picture
constexpr int kFullSide = 224;          // side of the picture that the printed global branch sees
constexpr int kFullFeatures = 7;        // side of its last feature map

at::Tensor doubled(const at::Tensor& x) {  // nearest neighbour, as in the paper
    return at::upsample_nearest2d(x, {x.size(2) * 2, x.size(3) * 2});
}

// The last line along `side` once more where their number is even.
at::Tensor madeOdd(const at::Tensor& x, int64_t side) {
    const int64_t lines = x.size(side);
    if (lines % 2 == 1) return x;
    return at::cat({x, x.narrow(side, lines - 1, 1)}, side);
}

}  // namespace

int scaledChannels(int channels, double width) {
    return std::max(8, static_cast<int>(std::lround(channels * width / 8.0)) * 8);
}

ConvBlockImpl::ConvBlockImpl(int in, int out, int stride, int kernel)
    : stride_(stride), kernel_(kernel) {
    conv_ = register_module(
        "conv", tn::Conv2d(tn::Conv2dOptions(in, out, kernel).stride(stride).bias(false)));
    norm_ = register_module("norm", tn::BatchNorm2d(out));
    tn::init::kaiming_normal_(conv_->weight, 0.0, torch::kFanOut, torch::kReLU);
}

at::Tensor ConvBlockImpl::forward(const at::Tensor& x) {
    const bool odd = kernel_ % 2 == 1;
    const at::Tensor in = odd ? x : at::constant_pad_nd(x, {0, kernel_ - 1, 0, kernel_ - 1});
    const int64_t pad = odd ? kernel_ / 2 : 0;
    at::Tensor y = at::conv2d(in, conv_->weight, foldedBias_, stride_, pad);
    if (!foldedBias_.defined()) {
        y = at::batch_norm(y, norm_->weight, norm_->bias, norm_->running_mean, norm_->running_var,
                           is_training(), 0.1, norm_->options.eps(), false);
    }
    return at::relu_(y);
}

void ConvBlockImpl::fold() {
    const at::NoGradGuard guard;
    if (foldedBias_.defined()) return;
    const at::Tensor scale = norm_->weight / at::sqrt(norm_->running_var + norm_->options.eps());
    foldedBias_ = (norm_->bias - norm_->running_mean * scale).detach();
    conv_->weight.mul_(scale.view({-1, 1, 1, 1}));
    register_buffer("folded_bias", foldedBias_);  // follows the module to other devices and types
}

ConvBlock ColorNetImpl::block(const std::string& name, int in, int out, int stride, int kernel) {
    ConvBlock made(in, out, stride, kernel);
    register_module(name, made);
    blocks_.push_back(made);
    return made;
}

ColorNetImpl::ColorNetImpl(const ColorNetOptions& options) : options_(options) {
    const auto c = [&options](int channels) { return scaledChannels(channels, options.width); };
    low_ = {block("low1", 4, c(64), 2),       block("low2", c(64), c(128), 1),
            block("low3", c(128), c(128), 2), block("low4", c(128), c(256), 1),
            block("low5", c(256), c(256), 2), block("low6", c(256), c(512), 1)};
    mid_ = {block("mid1", c(512), c(512), 1, options.midKernel),
            block("mid2", c(512), c(256), 1, options.midKernel)};
    fusion_ = register_module("fusion", tn::Conv2d(tn::Conv2dOptions(c(256), c(256), 1)));
    if (options.globalPool != GlobalPool::Off) {
        global_ = {block("global1", c(512), c(512), 2), block("global2", c(512), c(512), 1),
                   block("global3", c(512), c(512), 2), block("global4", c(512), c(512), 1)};
        const int pooled = options.globalPool == GlobalPool::Average
                               ? c(512)
                               : c(512) * kFullFeatures * kFullFeatures;
        full1_ = register_module("full1", tn::Linear(pooled, c(1024)));
        full2_ = register_module("full2", tn::Linear(c(1024), c(512)));
        full3_ = register_module("full3", tn::Linear(c(512), c(256)));
        fusionGlobal_ = register_module("fusion_global",
                                        tn::Linear(tn::LinearOptions(c(256), c(256)).bias(false)));
        if (options.classes > 0) {
            classHead_ = register_module("class_head", tn::Linear(c(512), options.classes));
        }
    }
    color1_ = block("color1", c(256), c(128), 1);
    color2_ = block("color2", c(128), c(64), 1);
    color3_ = block("color3", c(64), c(64), 1);
    color4_ = block("color4", c(64), c(32), 1);
    chroma_ = register_module("chroma", tn::Conv2d(tn::Conv2dOptions(c(32), 2, 3).padding(1)));
    if (options.skips) {
        skipQuarter_ =
            register_module("skip_quarter", tn::Conv2d(tn::Conv2dOptions(c(256), c(128), 1)));
        skipHalf_ = register_module("skip_half", tn::Conv2d(tn::Conv2dOptions(c(128), c(64), 1)));
    }
    if (options.certainty) {
        certainty_ =
            register_module("certainty", tn::Conv2d(tn::Conv2dOptions(c(32), 1, 3).padding(1)));
        tn::init::normal_(certainty_->weight, 0.0, 0.01);
        tn::init::zeros_(certainty_->bias);
    }
    if (options.colors > 0) {
        distribution_ = register_module("distribution",
                                        tn::Conv2d(tn::Conv2dOptions(c(64), options.colors, 1)));
        const at::Tensor colors = paletteColors();
        const bool ours = colors.size(0) == options.colors;  // else the weights bring their own
        palette_ = register_buffer("palette", ours ? colors : at::zeros({options.colors, 2}));
    }
    // Starts near neutral: the sigmoid's middle is no chroma.
    tn::init::normal_(chroma_->weight, 0.0, 0.01);
    tn::init::zeros_(chroma_->bias);
}

ColorNetImpl::LowLevel ColorNetImpl::lowLevel(const at::Tensor& input) {
    LowLevel out;
    out.half = low_[1]->forward(low_[0]->forward(input));
    out.quarter = low_[3]->forward(low_[2]->forward(out.half));
    out.eighth = low_[5]->forward(low_[4]->forward(out.quarter));
    return out;
}

std::pair<at::Tensor, at::Tensor> ColorNetImpl::globalFeatures(const at::Tensor& eighth) {
    at::Tensor x = eighth;
    if (options_.globalGrid == GlobalGrid::Odd && !is_training()) x = madeOdd(madeOdd(x, 2), 3);
    for (ConvBlock& layer : global_) x = layer->forward(x);
    x = options_.globalPool == GlobalPool::Average ? x.mean({2, 3}) : x.flatten(1);
    x = at::relu(full1_->forward(x));
    x = at::relu(full2_->forward(x));
    at::Tensor classes;
    if (classHead_) classes = classHead_->forward(x);  // see Note [Class gradient]
    return {at::relu(full3_->forward(x)), classes};
}

ColorNetOutput ColorNetImpl::forward(const at::Tensor& input, Say say) {
    const LowLevel low = lowLevel(input);
    at::Tensor x = low.eighth;
    for (ConvBlock& layer : mid_) x = layer->forward(x);
    x = fusion_->forward(x);
    ColorNetOutput out;
    if (options_.globalPool != GlobalPool::Off) {
        const at::Tensor seen =
            options_.globalPool == GlobalPool::Average
                ? low.eighth
                : lowLevel(at::upsample_bilinear2d(input, {kFullSide, kFullSide}, false)).eighth;
        auto [vector, classes] = globalFeatures(seen);
        // Broadcasting the product is the paper's 1x1 layer over [mid; global] at less cost.
        x = x + fusionGlobal_->forward(vector).unsqueeze(-1).unsqueeze(-1);
        out.classes = classes;
    }
    x = doubled(color1_->forward(at::relu(x)));
    if (skipQuarter_) x = x + skipQuarter_->forward(low.quarter);
    x = color3_->forward(color2_->forward(x));
    const bool fromDistribution = options_.chromaFrom == ChromaFrom::Distribution;
    if (distribution_ && (fromDistribution || say == Say::Distribution)) {
        out.distribution = distribution_->forward(x);
    }
    x = doubled(x);
    if (skipHalf_) x = x + skipHalf_->forward(low.half);
    x = color4_->forward(x);
    if (certainty_) out.logError = certainty_->forward(x).to(at::kFloat) + kLogErrorStart;
    if (fromDistribution) {
        const at::Tensor mean =
            annealedMean(out.distribution, palette_.to(at::kFloat), options_.temperature);
        out.chroma = at::upsample_bilinear2d(mean, {mean.size(2) * 2, mean.size(3) * 2}, false);
    } else {
        x = chroma_->forward(x);
        out.chroma = (at::sigmoid(x.to(at::kFloat)) * 2.0 - 1.0) * kChromaRange;
    }
    return out;
}

at::Tensor ColorNetImpl::globalVector(const at::Tensor& input) {
    const at::Tensor seen = options_.globalPool == GlobalPool::FullyConnected
                                ? at::upsample_bilinear2d(input, {kFullSide, kFullSide}, false)
                                : input;
    return globalFeatures(lowLevel(seen).eighth).first;
}

void ColorNetImpl::fold() {
    for (ConvBlock& layer : blocks_) layer->fold();
}

std::vector<std::pair<std::string, at::Tensor>> stateOf(const ColorNet& network) {
    std::vector<std::pair<std::string, at::Tensor>> state;
    for (const auto& item : network->named_parameters()) {
        state.emplace_back(item.key(), item.value());
    }
    for (const auto& item : network->named_buffers()) {
        if (!item.key().ends_with("num_batches_tracked") && !item.key().ends_with("folded_bias")) {
            state.emplace_back(item.key(), item.value());
        }
    }
    std::sort(state.begin(), state.end(),
              [](const auto& x, const auto& y) { return x.first < y.first; });
    return state;
}

}  // namespace kinechrome::nn
