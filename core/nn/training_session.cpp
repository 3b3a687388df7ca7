// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/nn/training_session.h"

#include <algorithm>
#include <cmath>
#include <future>

#include <ATen/Functions.h>
#include <ATen/Parallel.h>

#include "core/nn/autocast.h"

namespace kinechrome::nn {
namespace {

constexpr double kWeightedChroma = 60.0;

ColorNet makeNetwork(const ColorNetOptions& options, bool cuda) {
    ColorNet network(options);
    if (cuda) network->to(at::kCUDA);
    const at::NoGradGuard guard;
    for (at::Tensor& parameter : network->parameters()) {
        if (parameter.dim() == 4) {
            parameter.set_data(parameter.contiguous(at::MemoryFormat::ChannelsLast));
        }
    }
    return network;
}

// Samples begin..end of `values`, which holds batches of `shape` (without its first dimension).
at::Tensor part(const std::vector<float>& values, int begin, int end, std::vector<int64_t> shape,
                bool cuda) {
    int64_t each = 1;
    for (const int64_t side : shape) each *= side;
    shape.insert(shape.begin(), end - begin);
    const at::Tensor view = at::from_blob(const_cast<float*>(values.data()) + begin * each, shape);
    return (cuda ? view.to(at::kCUDA) : view).contiguous(at::MemoryFormat::ChannelsLast);
}

// A network whose parameters are the other's memory, with gradients of its own.
ColorNet replicaOf(const ColorNet& network) {
    ColorNet replica(network->options());
    const auto theirs = network->parameters();
    auto ours = replica->parameters();
    for (std::size_t i = 0; i < ours.size(); ++i) ours[i].set_data(theirs[i].data());
    return replica;
}

// Operators on this thread use so many threads while this object lives.
class OperatorThreads {
public:
    explicit OperatorThreads(int threads) : before_(at::get_num_threads()) {
        at::set_num_threads(threads);
    }
    ~OperatorThreads() { at::set_num_threads(before_); }
    OperatorThreads(const OperatorThreads&) = delete;
    OperatorThreads& operator=(const OperatorThreads&) = delete;

private:
    int before_;
};

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

TrainingSession::TrainingSession(const Recipe& recipe, const ColorNetOptions& options,
                                 bool bfloat16, bool cuda, int replicas)
    : recipe_(recipe),
      bfloat16_(bfloat16),
      cuda_(cuda),
      network_(makeNetwork(options, cuda)),
      average_(makeNetwork(options, cuda)),
      optimizer_(
          network_, average_,
          AdamWOptions{
              .weightDecay = recipe.weightDecay, .clipNorm = recipe.clipNorm, .ema = recipe.ema}) {
    network_->train();
    average_->eval();
    // Batch norm wants two pictures or more in every part.
    const int most = cuda ? 1 : std::clamp(replicas, 1, recipe.batch / 2);
    for (int i = 1; i < most; ++i) {
        others_.push_back(replicaOf(network_));
        others_.back()->train();
    }
    remember();
}

StepResult TrainingSession::learnPart(ColorNet& network, const Batch& batch, int begin, int end) {
    const int64_t half = batch.size / 2;
    const at::Tensor input =
        part(batch.input, begin, end, {kInputChannels, batch.size, batch.size}, cuda_);
    const at::Tensor truth = part(batch.target, begin, end, {2, half, half}, cuda_);
    ColorNetOutput said;
    {
        const AutocastScope autocast(bfloat16_, cuda_);
        said = network->forward(input);
    }
    const double share = static_cast<double>(end - begin) / batch.count;
    const at::Tensor color = colorLoss(said.chroma, truth, recipe_) * share;
    at::Tensor total = color;
    StepResult result;
    const auto known = [](std::int64_t label) { return label >= 0; };
    const auto inBatch = std::count_if(batch.labels.begin(), batch.labels.end(), known);
    if (said.classes.defined() && recipe_.classWeight > 0.0 && inBatch > 0) {
        const at::Tensor labels =
            at::from_blob(const_cast<std::int64_t*>(batch.labels.data()) + begin, {end - begin},
                          at::kLong)
                .to(said.classes.device());
        const at::Tensor classes = at::nll_loss(at::log_softmax(said.classes.to(at::kFloat), 1),
                                                labels, {}, at::Reduction::Sum, -1) /
                                   static_cast<double>(inBatch);
        result.classLoss = classes.item<double>();
        total = total + recipe_.classWeight * classes;
    }
    result.colorLoss = color.item<double>();
    total.backward();
    return result;
}

void TrainingSession::gatherGradients() {
    const at::NoGradGuard guard;
    auto sums = network_->parameters();
    for (const ColorNet& other : others_) {
        auto parts = other->parameters();
        for (std::size_t i = 0; i < sums.size(); ++i) {
            if (!parts[i].grad().defined()) continue;
            if (sums[i].grad().defined()) {
                sums[i].mutable_grad().add_(parts[i].grad());
            } else {
                sums[i].mutable_grad() = parts[i].grad();
            }
            parts[i].mutable_grad() = at::Tensor();
        }
    }
}

StepResult TrainingSession::step(const Batch& batch, double learningRate) {
    const int replicas = static_cast<int>(others_.size()) + 1;
    const auto bound = [&](int i) { return batch.count * i / replicas; };
    StepResult result;
    if (cuda_ || replicas == 1) {
        result = learnPart(network_, batch, 0, batch.count);
    } else {  // see Note [Replicas]
        const OperatorThreads one(1);
        std::vector<std::future<StepResult>> parts;
        for (int i = 1; i < replicas; ++i) {
            parts.push_back(std::async(std::launch::async, [this, &batch, &bound, i] {
                at::set_num_threads(1);
                return learnPart(others_[static_cast<std::size_t>(i - 1)], batch, bound(i),
                                 bound(i + 1));
            }));
        }
        result = learnPart(network_, batch, 0, bound(1));
        for (auto& future : parts) {
            const StepResult other = future.get();
            result.colorLoss += other.colorLoss;
            result.classLoss += other.classLoss;
        }
        gatherGradients();
    }
    const double norm = optimizer_.step(learningRate);
    result.finite =
        std::isfinite(norm) && std::isfinite(result.colorLoss) && std::isfinite(result.classLoss);
    return result;
}

NamedTensors TrainingSession::everything() const {
    NamedTensors all = stateOf(network_);
    for (auto& item : stateOf(average_)) all.push_back(std::move(item));
    for (auto& item : optimizer_.state()) all.push_back(std::move(item));
    return all;
}

void TrainingSession::remember() {
    const at::NoGradGuard guard;
    const NamedTensors all = everything();
    memory_.resize(all.size());
    for (std::size_t i = 0; i < all.size(); ++i) {
        if (memory_[i].defined()) {
            memory_[i].copy_(all[i].second);
        } else {
            memory_[i] = all[i].second.detach().clone();
        }
    }
    rememberedSteps_ = optimizer_.steps();
}

void TrainingSession::restore() {
    const at::NoGradGuard guard;
    const NamedTensors all = everything();
    for (std::size_t i = 0; i < all.size(); ++i) all[i].second.copy_(memory_[i]);
    optimizer_.setSteps(rememberedSteps_);
}

}  // namespace kinechrome::nn
