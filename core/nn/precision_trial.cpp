// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/nn/precision_trial.h"

#include <algorithm>
#include <chrono>
#include <cmath>
#include <cstdlib>
#include <map>
#include <mutex>

#include <ATen/Functions.h>
#include <c10/core/InferenceMode.h>

#include "core/nn/cpu_features.h"
#include "core/nn/random.h"
#include "core/nn/sample.h"

namespace kinechrome::nn {
namespace {

// On a GPU; the first warms up. A CPU is not timed: one that multiplies bfloat16 itself is several
// times faster in it (avx512_bf16 alone: 7 times), and a stopwatch on a busy machine would give the
// same command another film.
constexpr int kRounds = 4;

// Soft blobs, edges and grain: more like a picture than noise is.
at::Tensor trialPicture(int64_t height, int64_t width) {
    at::Tensor picture = at::zeros({1, kInputChannels, height, width});
    float* gray = picture.data_ptr<float>();
    Random random(7);
    for (int64_t y = 0; y < height; ++y) {
        for (int64_t x = 0; x < width; ++x) {
            const auto u = static_cast<float>(x) / static_cast<float>(height);
            const auto v = static_cast<float>(y) / static_cast<float>(height);
            const float blobs = 0.5F + 0.25F * std::sin(9.0F * u + 2.0F * v) * std::cos(7.0F * v);
            const float edge = std::fmod(3.0F * u + 5.0F * v, 1.0F) > 0.5F ? 0.12F : -0.12F;
            gray[y * width + x] =
                std::clamp(blobs + edge + 0.02F * random.roughNormal(), 0.0F, 1.0F);
        }
    }
    return picture.contiguous(at::MemoryFormat::ChannelsLast);
}

struct Trial {
    at::Tensor chroma;
    double seconds = 1e9;  // the fastest round
};

Trial tried(ColorNet& network, const at::Tensor& input, int rounds) {
    Trial trial;
    for (int round = 0; round < rounds; ++round) {
        const auto start = std::chrono::steady_clock::now();
        trial.chroma = network->forward(input).chroma.to(at::kCPU, at::kFloat);
        const std::chrono::duration<double> took = std::chrono::steady_clock::now() - start;
        if (round > 0) trial.seconds = std::min(trial.seconds, took.count());
    }
    return trial;
}

bool agrees(const at::Tensor& x, const at::Tensor& y) {
    const at::Tensor difference = std::get<0>((x - y).abs().flatten().sort());
    const int64_t tail = (difference.numel() - 1) * 99 / 100;
    return difference.mean().item<double>() <= kMeanTolerance &&
           difference[tail].item<double>() <= kTailTolerance;
}

// The trial itself; leaves `network` in the precision that it returns.
bool tryBfloat16(ColorNet& network, int inputSize, bool cuda) {
    const c10::InferenceMode guard;
    const int64_t height = (inputSize + 7) / 8 * 8;
    at::Tensor picture = trialPicture(height, (height * 4 / 3 + 7) / 8 * 8);
    if (cuda) picture = picture.to(at::kCUDA);
    const int rounds = cuda ? kRounds : 1;
    const Trial exact = tried(network, picture, rounds);
    // Weights are kept aside: going back from bfloat16 would not restore them.
    std::vector<at::Tensor> kept;
    for (const at::Tensor& parameter : network->parameters()) kept.push_back(parameter.clone());
    std::vector<at::Tensor> keptBuffers;
    for (const at::Tensor& buffer : network->buffers()) keptBuffers.push_back(buffer.clone());
    network->to(at::kBFloat16);
    const Trial quick = tried(network, picture.to(at::kBFloat16), rounds);
    const bool pays = !cuda || quick.seconds < exact.seconds;
    if (pays && agrees(quick.chroma, exact.chroma)) return true;
    network->to(at::kFloat);
    std::size_t next = 0;
    for (at::Tensor& parameter : network->parameters()) parameter.copy_(kept[next++]);
    next = 0;
    for (at::Tensor& buffer : network->buffers()) buffer.copy_(keptBuffers[next++]);
    return false;
}

// As the trial for this key said, which is made here where there was none.
bool tryOnce(ColorNet& network, int inputSize, bool cuda, const std::string& key) {
    static std::mutex mutex;
    static std::map<std::string, bool> decided;  // guarded by mutex, which also keeps trials apart
    const std::lock_guard lock(mutex);
    const auto known = decided.find(key);
    if (known == decided.end()) return decided[key] = tryBfloat16(network, inputSize, cuda);
    if (known->second) network->to(at::kBFloat16);
    return known->second;
}

}  // namespace

bool choosePrecision(ColorNet& network, int inputSize, bool cuda, const std::string& key,
                     Precision wanted) {
    const char* variable = std::getenv("KINECHROME_PRECISION");
    const Precision asked = precisionNamed(variable == nullptr ? "" : variable);
    if (asked == Precision::Float32) return false;
    if (asked == Precision::Auto) {
        if (wanted == Precision::Float32 || (!cuda && !cpuHasNativeBfloat16())) return false;
        if (wanted == Precision::Auto) return tryOnce(network, inputSize, cuda, key);
    }
    network->to(at::kBFloat16);
    return true;
}

}  // namespace kinechrome::nn
