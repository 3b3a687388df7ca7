// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/nn/adam_w.h"

#include <algorithm>
#include <cmath>

#include <ATen/Functions.h>
#include <ATen/Parallel.h>

namespace kinechrome::nn {
namespace {

constexpr int64_t kGrain = 32768;

// Everything of one step that is the same for all weights.
struct Step {
    float rate;           // learning rate over the first bias correction
    float decay;          // 1 - learning rate * weight decay
    float secondScale;    // 1 / sqrt(second bias correction)
    float gradientScale;  // of clipping
    float beta1, beta2, epsilon, ema;
};

void fusedUpdate(const Step& s, float* w, const float* g, float* m, float* v, float* avg,
                 int64_t count) {
    at::parallel_for(0, count, kGrain, [&](int64_t begin, int64_t end) {
        for (int64_t i = begin; i < end; ++i) {
            const float grad = g[i] * s.gradientScale;
            m[i] += (grad - m[i]) * (1.0F - s.beta1);
            v[i] += (grad * grad - v[i]) * (1.0F - s.beta2);
            const float step = s.rate * m[i] / (std::sqrt(v[i]) * s.secondScale + s.epsilon);
            w[i] = w[i] * s.decay - step;
            avg[i] += (w[i] - avg[i]) * (1.0F - s.ema);
        }
    });
}

bool fusable(const at::Tensor& weight, const at::Tensor& gradient) {
    return weight.is_cpu() && weight.scalar_type() == at::kFloat &&
           gradient.scalar_type() == at::kFloat && weight.strides() == gradient.strides() &&
           weight.is_non_overlapping_and_dense();
}

}  // namespace

AdamW::AdamW(ColorNet network, ColorNet average, const AdamWOptions& options)
    : network_(std::move(network)), options_(options) {
    const at::NoGradGuard guard;
    const auto averages = average->named_parameters();
    for (const auto& item : network_->named_parameters()) {
        const at::Tensor target = averages[item.key()];
        target.copy_(item.value());
        slots_.push_back({item.key(), item.value(), target, at::zeros_like(item.value()),
                          at::zeros_like(item.value())});
    }
    const auto averageBuffers = average->named_buffers();
    for (const auto& item : network_->named_buffers()) {
        const at::Tensor target = averageBuffers[item.key()];
        target.copy_(item.value());
        if (item.value().is_floating_point()) statistics_.emplace_back(item.value(), target);
    }
}

double AdamW::step(double learningRate) {
    const at::NoGradGuard guard;
    double squares = 0.0;
    for (const Slot& slot : slots_) {
        const at::Tensor& gradient = slot.weight.grad();
        if (gradient.defined()) {
            const double norm = gradient.norm().item<double>();
            squares += norm * norm;
        }
    }
    const double norm = std::sqrt(squares);
    if (std::isfinite(norm)) {
        ++steps_;
        const auto t = static_cast<double>(steps_);
        const double ema = std::min(options_.ema, (1.0 + t) / (10.0 + t));
        Step s{};
        s.rate = static_cast<float>(learningRate / (1.0 - std::pow(options_.beta1, t)));
        s.secondScale = static_cast<float>(1.0 / std::sqrt(1.0 - std::pow(options_.beta2, t)));
        s.gradientScale = options_.clipNorm > 0.0 && norm > options_.clipNorm
                              ? static_cast<float>(options_.clipNorm / norm)
                              : 1.0F;
        s.beta1 = static_cast<float>(options_.beta1);
        s.beta2 = static_cast<float>(options_.beta2);
        s.epsilon = static_cast<float>(options_.epsilon);
        s.ema = static_cast<float>(ema);
        for (Slot& slot : slots_) {
            at::Tensor gradient = slot.weight.grad();
            if (!gradient.defined()) continue;
            const bool matrix = slot.weight.dim() > 1;
            s.decay = matrix ? static_cast<float>(1.0 - learningRate * options_.weightDecay) : 1.0F;
            if (slot.weight.strides() != gradient.strides() && slot.weight.is_cpu()) {
                gradient = at::empty_like(slot.weight).copy_(gradient);
            }
            if (fusable(slot.weight, gradient)) {
                fusedUpdate(s, slot.weight.data_ptr<float>(), gradient.data_ptr<float>(),
                            slot.first.data_ptr<float>(), slot.second.data_ptr<float>(),
                            slot.average.data_ptr<float>(), slot.weight.numel());
                continue;
            }
            gradient = gradient * s.gradientScale;
            slot.first.lerp_(gradient, 1.0 - options_.beta1);
            slot.second.lerp_(gradient * gradient, 1.0 - options_.beta2);
            slot.weight.mul_(s.decay).sub_(slot.first * s.rate /
                                           (at::sqrt(slot.second) * s.secondScale + s.epsilon));
            slot.average.lerp_(slot.weight, 1.0 - ema);
        }
        for (auto& [current, average] : statistics_) average.lerp_(current, 1.0 - ema);
    }
    for (Slot& slot : slots_) slot.weight.mutable_grad() = at::Tensor();
    return norm;
}

std::vector<std::pair<std::string, at::Tensor>> AdamW::state() const {
    std::vector<std::pair<std::string, at::Tensor>> state;
    for (const Slot& slot : slots_) {
        state.emplace_back("first." + slot.name, slot.first);
        state.emplace_back("second." + slot.name, slot.second);
    }
    return state;
}

}  // namespace kinechrome::nn
