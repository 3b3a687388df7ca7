// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/nn/trainer.h"

#include <algorithm>

#include <ATen/Context.h>
#include <ATen/Parallel.h>
#include <torch/utils.h>

#include "core/nn/cpu_features.h"
#include "core/nn/pack.h"
#include "core/nn/recipe.h"
#include "core/nn/training_run.h"

namespace kinechrome::nn {
namespace {

namespace fs = std::filesystem;
using base::ErrorKind;

base::Result<bool> wantsCuda(Device device) {
    const bool has = at::hasCUDA();
    if (device == Device::Cuda && !has) {
        return base::fail(ErrorKind::Usage, "--device cuda", "this LibTorch has no CUDA device",
                          "use --device cpu, or build with a LibTorch that has CUDA");
    }
    return device != Device::Cpu && has;
}

base::Result<TrainSummary> trainChecked(const TrainRequest& request,
                                        const std::function<void(const TrainEvent&)>& listen,
                                        const std::stop_token& stop) {
    auto recipe = readRecipe(request.recipe);
    if (!recipe) return base::fail(recipe.error());
    const auto cuda = wantsCuda(request.device);
    if (!cuda) return base::fail(cuda.error());
    std::error_code error;
    fs::create_directories(request.out / "sheets", error);
    if (error) {
        return base::fail(ErrorKind::Output, request.out.string(), error.message(),
                          "choose a folder that can be written with --out");
    }
    const int threads = request.threads > 0 ? request.threads : availableThreads();
    at::set_num_threads(threads);
    std::vector<fs::path> data = request.data;
    if (data.empty()) {
        for (const std::string& pack : recipe->data) {
            data.push_back(request.recipe.parent_path() / pack);
        }
    }
    if (listen) {
        TrainEvent loading;
        loading.phase = "loading";
        listen(loading);
    }
    auto pack = loadPack(data, threads, stop);
    if (!pack) return base::fail(pack.error());
    for (const std::string& source : recipe->heldOutSources) {
        if (std::find(pack->sources.begin(), pack->sources.end(), source) == pack->sources.end()) {
            return base::fail(
                ErrorKind::Usage, request.recipe.string(),
                "\"held_out_sources\" names \"" + source + "\", which the pack has not",
                "name a source of the pack");
        }
    }
    recipe->network.classes =
        recipe->network.globalPool == GlobalPool::Off ? 0 : static_cast<int>(pack->labels.size());
    torch::manual_seed(recipe->seed);
    return TrainingRun(request, std::move(*recipe), std::move(*pack), *cuda, threads)
        .go(listen, stop);
}

}  // namespace

base::Result<TrainSummary> train(const TrainRequest& request,
                                 const std::function<void(const TrainEvent&)>& listen,
                                 std::stop_token stop) {
    try {
        return trainChecked(request, listen, stop);
    } catch (const std::exception& error) {  // LibTorch's and std::bad_alloc, once, at the border
        return base::fail(ErrorKind::Internal, "train", "training failed while working",
                          "see the log", error.what());
    }
}

}  // namespace kinechrome::nn
