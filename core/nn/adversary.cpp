// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/nn/adversary.h"

#include <cmath>

#include <ATen/Functions.h>
#include <ATen/TensorOperators.h>
#include <torch/nn/modules/activation.h>
#include <torch/nn/modules/conv.h>

namespace kinechrome::nn {
namespace {

namespace tn = torch::nn;

constexpr double kChromaScale = 64.0;
constexpr double kBeta1 = 0.5;
constexpr double kBeta2 = 0.99;
constexpr double kEpsilon = 1e-8;

tn::Sequential makeCritic(bool cuda) {
    const auto conv = [](int in, int out) {
        return tn::Conv2d(tn::Conv2dOptions(in, out, 4).stride(2).padding(1));
    };
    const auto leak = [] { return tn::LeakyReLU(tn::LeakyReLUOptions().negative_slope(0.2)); };
    tn::Sequential critic(conv(3, 32), leak(), conv(32, 64), leak(), conv(64, 64), leak(),
                          tn::Conv2d(tn::Conv2dOptions(64, 1, 3).padding(1)));
    if (cuda) critic->to(at::kCUDA);
    return critic;
}

at::Tensor seen(const at::Tensor& gray, const at::Tensor& chroma) {
    return at::cat({2.0 * gray - 1.0, chroma / kChromaScale}, 1);
}

}  // namespace

Adversary::Adversary(bool cuda) : critic_(makeCritic(cuda)), judge_(makeCritic(cuda)) {
    const auto theirs = critic_->parameters();
    auto ours = judge_->parameters();
    for (std::size_t i = 0; i < ours.size(); ++i) {
        ours[i].set_data(theirs[i].data());
        ours[i].set_requires_grad(false);
        first_.push_back(at::zeros_like(theirs[i]).detach());
        second_.push_back(at::zeros_like(theirs[i]).detach());
    }
    steps_ = at::zeros({1});
}

at::Tensor Adversary::deceive(const at::Tensor& gray, const at::Tensor& chroma) {
    return 1.0 - judge_->forward(seen(gray, chroma)).mean();
}

double Adversary::learn(const at::Tensor& gray, const at::Tensor& predicted,
                        const at::Tensor& truth, double learningRate) {
    const at::Tensor real = critic_->forward(seen(gray, truth));
    const at::Tensor made = critic_->forward(seen(gray, predicted.detach()));
    const at::Tensor loss = at::relu(1.0 - real).mean() + at::relu(1.0 + made).mean();
    loss.backward();
    update(learningRate);
    return loss.item<double>();
}

void Adversary::update(double learningRate) {  // Adam (Kingma and Ba 2015)
    const at::NoGradGuard guard;
    steps_ += 1;
    const double steps = steps_.item<double>();
    const double size = learningRate / (1.0 - std::pow(kBeta1, steps));
    const double correction = 1.0 / std::sqrt(1.0 - std::pow(kBeta2, steps));
    auto weights = critic_->parameters();
    for (std::size_t i = 0; i < weights.size(); ++i) {
        const at::Tensor gradient = weights[i].grad();
        first_[i].mul_(kBeta1).add_(gradient, 1.0 - kBeta1);
        second_[i].mul_(kBeta2).addcmul_(gradient, gradient, 1.0 - kBeta2);
        weights[i].sub_(size * first_[i] / (at::sqrt(second_[i]) * correction + kEpsilon));
        weights[i].mutable_grad() = at::Tensor();
    }
}

std::vector<std::pair<std::string, at::Tensor>> Adversary::state() const {
    std::vector<std::pair<std::string, at::Tensor>> all;
    const auto named = critic_->named_parameters();
    for (std::size_t i = 0; i < first_.size(); ++i) {
        const std::string& name = named[i].key();
        all.emplace_back("adversary.weight." + name, named[i].value());
        all.emplace_back("adversary.first." + name, first_[i]);
        all.emplace_back("adversary.second." + name, second_[i]);
    }
    all.emplace_back("adversary.steps", steps_);
    return all;
}

}  // namespace kinechrome::nn
