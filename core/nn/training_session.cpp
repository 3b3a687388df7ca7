// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/nn/training_session.h"

#include <algorithm>
#include <cmath>
#include <future>

#include <ATen/Functions.h>
#include <ATen/Parallel.h>

#include "core/nn/autocast.h"
#include "core/nn/losses.h"

namespace kinechrome::nn {
namespace {

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

TrainingSession::TrainingSession(const Recipe& recipe, const ColorNetOptions& options,
                                 bool bfloat16, bool cuda, int replicas,
                                 const std::vector<double>& colorCounts)
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
    if (recipe.adversarialWeight > 0.0) adversary_.emplace(cuda);
    if (options.colors > 0) {
        palette_.emplace(network_->parameters().front());
        if (recipe.rebalance > 0.0 && !colorCounts.empty()) {
            colorWeights_ =
                rebalancingWeights(colorCounts, recipe.rebalance).to(palette_->colors().device());
        }
    }
    const int most = cuda ? 1 : std::clamp(replicas, 1, recipe.batch / 2);
    for (int i = 1; i < most; ++i) {
        others_.push_back(replicaOf(network_));
        others_.back()->train();
    }
    remember();
}

TrainingSession::PartResult TrainingSession::learnPart(ColorNet& network, const Batch& batch,
                                                       const BatchPart& part) {
    const int64_t half = batch.size / 2;
    const at::Tensor input =
        samplesOf(batch.input, {kInputChannels, batch.size, batch.size}, batch, part, cuda_);
    const at::Tensor truth = samplesOf(batch.target, {2, half, half}, batch, part, cuda_);
    ColorNetOutput said;
    {
        const AutocastScope autocast(bfloat16_, cuda_);
        said = network->forward(input);
    }
    PartResult result;
    const double share = static_cast<double>(part.samples(batch)) / batch.count;
    at::Tensor total;
    const auto learn = [&](LossPart which, double weight, const at::Tensor& loss) {
        result.losses[which] = loss.item<double>();
        if (weight <= 0.0) return;
        total = total.defined() ? total + weight * loss : weight * loss;
    };
    at::Tensor off = colorLoss(said.chroma, truth, recipe_);
    if (teacher_) {
        const at::Tensor clean =
            samplesOf(batch.clean, {1, batch.size, batch.size}, batch, part, cuda_);
        const at::Tensor kept = samplesOf(batch.kept, {1, half, half}, batch, part, cuda_);
        const at::Tensor heard =
            at::lerp(truth, teacher_->chroma(input, clean, kept), Teacher::trust(clean));
        off = at::lerp(off, colorLoss(said.chroma, heard, recipe_), recipe_.teacherShare);
    }
    learn(LossPart::Color, recipe_.colorWeight, off * share);
    const auto known = [](std::int64_t label) { return label >= 0; };
    const auto inBatch = std::count_if(batch.labels.begin(), batch.labels.end(), known);
    if (said.classes.defined() && recipe_.classWeight > 0.0 && inBatch > 0) {
        learn(LossPart::Class, recipe_.classWeight,
              at::nll_loss(at::log_softmax(said.classes.to(at::kFloat), 1),
                           labelsOf(batch, part, cuda_), {}, at::Reduction::Sum, -1) /
                  static_cast<double>(inBatch));
    }
    if (palette_ && recipe_.distributionWeight > 0.0) {
        learn(LossPart::Distribution, recipe_.distributionWeight,
              distributionLoss(said.distribution, truth, *palette_, colorWeights_) * share);
    }
    if (said.logError.defined()) {
        learn(LossPart::Certainty, recipe_.certaintyWeight,
              certaintyLoss(said.logError, said.chroma, truth) * share);
    }
    if (recipe_.spreadWeight > 0.0) {
        learn(LossPart::Spread, recipe_.spreadWeight, spreadLoss(said.chroma, truth) * share);
    }
    if (adversary_) {
        const at::Tensor gray = at::avg_pool2d(input.slice(1, 0, 1), {2, 2});
        learn(LossPart::Adversarial, recipe_.adversarialWeight,
              adversary_->deceive(gray, said.chroma) * share);
        result.shown = {gray, said.chroma.detach(), truth};
    }
    if (part.clips > 0) learnMotion(batch, part, said.chroma, total, result.losses);
    if (total.defined()) total.backward();
    return result;
}

void TrainingSession::learnMotion(const Batch& batch, const BatchPart& part,
                                  const at::Tensor& chroma, at::Tensor& total,
                                  LossValues& values) const {
    const int64_t frames = batch.clipFrames;
    const int64_t half = batch.size / 2;
    const at::Tensor clips =
        chroma.slice(0, part.pictures).view({part.clips, frames, 2, half, half});
    const double share = static_cast<double>(part.clips) / batch.clips;
    const auto flat = [half](const at::Tensor& x) {
        return x.reshape({-1, x.size(2), half, half});
    };
    const auto learn = [&](LossPart which, double weight, const BatchMotion& motion,
                           const at::Tensor& other) {
        if (weight <= 0.0) return;
        const at::Tensor flow = motionOf(motion.flow, 2, batch, part, cuda_).slice(1, 1);
        const at::Tensor visible = motionOf(motion.visible, 1, batch, part, cuda_).slice(1, 1);
        const at::Tensor loss = temporalLoss(flat(clips.slice(1, 1)), flat(other), flat(flow),
                                             flat(visible), recipe_.huberDelta) *
                                share;
        values[which] = loss.item<double>();
        total = total.defined() ? total + weight * loss : weight * loss;
    };
    learn(LossPart::ShortTerm, recipe_.shortTermWeight, batch.toPrevious,
          clips.slice(1, 0, frames - 1));
    learn(LossPart::LongTerm, recipe_.longTermWeight, batch.toFirst,
          clips.slice(1, 0, 1).expand({-1, frames - 1, -1, -1, -1}));
}

void TrainingSession::learnAdversary(const std::vector<PartResult>& parts, double learningRate) {
    const auto all = [&parts](at::Tensor Shown::*which) {
        std::vector<at::Tensor> each;
        for (const PartResult& part : parts) each.push_back(part.shown.*which);
        return at::cat(each);
    };
    adversary_->learn(all(&Shown::gray), all(&Shown::predicted), all(&Shown::truth), learningRate);
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
    const int replicas = partsFor(batch, static_cast<int>(others_.size()) + 1);
    std::vector<PartResult> results;
    if (cuda_ || replicas == 1) {
        results.push_back(learnPart(network_, batch, partOf(batch, 0, 1)));
    } else {  // see Note [Replicas]
        const OperatorThreads one(1);
        std::vector<std::future<PartResult>> parts;
        for (int i = 1; i < replicas; ++i) {
            parts.push_back(std::async(std::launch::async, [this, &batch, replicas, i] {
                at::set_num_threads(1);
                return learnPart(others_[static_cast<std::size_t>(i - 1)], batch,
                                 partOf(batch, i, replicas));
            }));
        }
        results.push_back(learnPart(network_, batch, partOf(batch, 0, replicas)));
        for (auto& future : parts) results.push_back(future.get());
        gatherGradients();
    }
    if (adversary_) learnAdversary(results, learningRate);
    StepResult result;
    for (const PartResult& part : results) result.losses += part.losses;
    const double norm = optimizer_.step(learningRate);
    const auto& values = result.losses.parts;
    result.finite = std::isfinite(norm) && std::all_of(values.begin(), values.end(),
                                                       [](double x) { return std::isfinite(x); });
    return result;
}

NamedTensors TrainingSession::everything() const {
    NamedTensors all;
    const auto add = [&all](const std::string& prefix, const NamedTensors& tensors) {
        for (const auto& [name, tensor] : tensors) all.emplace_back(prefix + name, tensor);
    };
    add("network.", stateOf(network_));
    add("average.", stateOf(average_));
    add("moments.", optimizer_.state());
    if (adversary_) add("", adversary_->state());
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
