// SPDX-License-Identifier: GPL-3.0-or-later
// Images per second of training, and of its parts alone: bench_training RECIPE PACK [STEPS].
// The whole should be as fast as the slower part: then nothing waits for anything.
#include <algorithm>
#include <chrono>
#include <cstdio>
#include <cstdlib>
#include <functional>

#include <fmt/format.h>

#include "core/nn/batch_loader.h"
#include "core/nn/cpu_features.h"
#include "core/nn/pack.h"
#include "core/nn/recipe.h"
#include "core/nn/training_session.h"
#include "core/nn/training_split.h"

namespace {

using namespace kinechrome;

constexpr double kRate = 1e-4;
constexpr int kSteps = 20;
constexpr int kWarmSteps = 2;  // memory formats and kernels are chosen in the first

void measure(const char* what, int steps, int batch, const std::function<void(int)>& step) {
    for (int i = 0; i < kWarmSteps; ++i) step(i);
    const auto start = std::chrono::steady_clock::now();
    for (int i = 0; i < steps; ++i) step(kWarmSteps + i);
    const std::chrono::duration<double> took = std::chrono::steady_clock::now() - start;
    fmt::print("{:34} {:8.1f} images/s\n", what, steps * batch / took.count());
    std::fflush(stdout);
}

int report(const base::Error& error) {
    fmt::print(stderr, "bench_training: {}\n", error.message());
    return base::exitStatus(error.kind);
}

}  // namespace

int main(int argc, char** argv) {
    if (argc < 3) {
        fmt::print(stderr, "usage: bench_training RECIPE PACK [STEPS]\n");
        return 2;
    }
    auto recipe = nn::readRecipe(argv[1]);
    if (!recipe) return report(recipe.error());
    const int threads = nn::availableThreads();
    auto pack = nn::loadPack({argv[2]}, threads, {});
    if (!pack) return report(pack.error());
    const int steps = argc > 3 ? std::max(1, std::atoi(argv[3])) : kSteps;
    recipe->network.classes = static_cast<int>(pack->labels.size());
    const nn::Split split = nn::splitPack(*pack, *recipe);
    if (split.training.empty() && pack->clips.empty()) {
        fmt::print(stderr, "bench_training: the recipe holds out the whole pack\n");
        return 2;
    }
    const bool bfloat16 = recipe->bfloat16 && nn::cpuHasNativeBfloat16();
    const int size = recipe->sizes.back().size;
    fmt::print("{} px, batch {}, width {}, {} threads, {}\n", size, recipe->batch,
               recipe->network.width, threads, bfloat16 ? "bfloat16" : "float32");
    const auto makeLoader = [&](int workers) {
        return nn::BatchLoader(*pack, split.training, recipe->sampling, recipe->augmentation,
                               recipe->seed, recipe->batch, workers);
    };
    {
        nn::BatchLoader loader = makeLoader(threads);
        measure("loader alone, all threads", steps, recipe->batch,
                [&](int i) { static_cast<void>(loader.take(i, size)); });
    }
    nn::TrainingSession session(*recipe, recipe->network, bfloat16, false, threads);
    {
        const nn::Batch batch = makeLoader(1).take(0, size);
        measure("forward, backward and optimiser", steps, recipe->batch,
                [&](int) { static_cast<void>(session.step(batch, kRate)); });
    }
    nn::BatchLoader loader = makeLoader(1);
    measure("the whole trainer", steps, recipe->batch,
            [&](int i) { static_cast<void>(session.step(loader.take(i, size), kRate)); });
    return 0;
}
