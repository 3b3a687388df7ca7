// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/nn/trainer.h"

#include <algorithm>
#include <new>
#include <optional>

#include <ATen/Context.h>
#include <ATen/Parallel.h>
#include <torch/utils.h>

#include "core/base/atomic_file.h"
#include "core/nn/color_palette.h"
#include "core/nn/cpu_features.h"
#include "core/nn/manifest.h"
#include "core/nn/model_library.h"
#include "core/nn/pack.h"
#include "core/nn/recipe.h"
#include "core/nn/run_folder.h"
#include "core/nn/training_run.h"
#include "core/nn/warm_start.h"

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

// What can be said against a request before anything is loaded.
base::Result<void> check(const TrainRequest& request) {
    if (request.resume && !request.init.empty()) {
        return base::fail(ErrorKind::Usage, "--init with --resume",
                          "a run that goes on has its weights already", "leave one of the two out");
    }
    const fs::path checkpoint = request.out / "checkpoint.safetensors";
    std::error_code error;
    const bool there = fs::exists(checkpoint, error);
    if (request.resume && !there) {
        return base::fail(ErrorKind::Input, checkpoint.string(), "there is no checkpoint to resume",
                          "name the folder of the run with --out, or train without --resume");
    }
    if (!request.resume && there) {
        return base::fail(ErrorKind::Output, request.out.string(),
                          "it holds the run of another time",
                          "pass --resume to go on with it, or choose another folder with --out");
    }
    return {};
}

base::Result<Manifest> keptManifest(const fs::path& file) {
    const auto text = base::readFile(file);
    if (!text) return base::fail(text.error());
    return parseManifest(*text, file.string());
}

// The manifest of the model that the run starts from, or started from before it was stopped.
base::Result<std::optional<Manifest>> startOf(const TrainRequest& request) {
    const fs::path kept = request.out / kStartFile;
    std::error_code error;
    if (request.init.empty() && !(request.resume && fs::exists(kept, error))) return std::nullopt;
    auto manifest = request.resume ? keptManifest(kept) : readManifest(request.init);
    if (!manifest) return base::fail(manifest.error());
    if (manifest->members > 1) {
        return base::fail(ErrorKind::Model, request.init,
                          "is made of several networks, and training goes on from one",
                          "start from one of the models that it was combined of");
    }
    return std::optional<Manifest>(std::move(*manifest));
}

base::Result<Pack> load(const TrainRequest& request, const Recipe& recipe, int threads,
                        const std::function<void(const TrainEvent&)>& listen,
                        const std::stop_token& stop) {
    std::vector<fs::path> data = request.data;
    if (data.empty()) {
        for (const std::string& pack : recipe.data) {
            data.push_back(request.recipe.parent_path() / pack);
        }
    }
    if (listen) {
        TrainEvent loading;
        loading.phase = "loading";
        listen(loading);
    }
    const bool byPack = recipe.heldOut == HeldOut::ByPack;
    auto pack = loadPack(data, threads, stop, byPack ? PackSplit::Read : PackSplit::Ignore);
    if (!pack) return pack;
    for (const std::string& source : recipe.heldOutSources) {
        if (std::find(pack->sources.begin(), pack->sources.end(), source) == pack->sources.end()) {
            return base::fail(
                ErrorKind::Usage, request.recipe.string(),
                "\"held_out_sources\" names \"" + source + "\", which the pack has not",
                "name a source of the pack, or use models/recipes/finetune.json");
        }
    }
    return pack;
}

// The network that the recipe, the pack and the model of --init make together.
void settleNetwork(RunParts& parts) {
    Recipe& recipe = parts.recipe;
    if (parts.start) adoptNetwork(recipe, *parts.start);
    ColorNetOptions& network = recipe.network;
    // A head that nothing teaches would only guess.
    const bool classes = network.globalPool != GlobalPool::Off && recipe.classWeight > 0.0;
    network.classes = classes ? static_cast<int>(parts.pack.labels.size()) : 0;
    if (recipe.distributionWeight > 0.0) network.colors = static_cast<int>(paletteColors().size(0));
}

// That a model of this network can be read again: its manifest names the labels.
base::Result<void> checkLabels(const TrainRequest& request, const RunParts& parts) {
    constexpr std::size_t kOfTheRest = std::size_t{64} << 10U;  // figures and names
    if (parts.recipe.network.classes == 0) return {};
    Manifest manifest;
    manifest.labels = parts.pack.labels;
    const std::size_t count = manifest.labels.size();
    if (count <= kMostLabels &&
        formatManifest(manifest).size() <= kMostManifestBytes - kOfTheRest) {
        return {};
    }
    return base::fail(ErrorKind::Usage, request.recipe.string(),
                      std::to_string(count) + " labels are more than a model's manifest may hold",
                      "set \"class_weight\" to 0, or give the pack fewer or shorter labels");
}

// The recipe's teacher; none where its share is nothing.
base::Result<std::optional<Teacher>> teacherOf(const TrainRequest& request, const Recipe& recipe,
                                               bool cuda) {
    if (recipe.teacher.empty() || recipe.teacherShare <= 0.0) return std::optional<Teacher>();
    const fs::path folder = request.recipe.parent_path() / recipe.teacher;
    auto teacher = Teacher::open(folder, cuda, recipe.bfloat16 && (cuda || cpuHasNativeBfloat16()));
    if (!teacher) return base::fail(teacher.error());
    return std::optional<Teacher>(*std::move(teacher));
}

base::Result<TrainSummary> trainChecked(TrainRequest request,
                                        const std::function<void(const TrainEvent&)>& listen,
                                        const std::stop_token& stop) {
    auto recipe = readRecipe(request.recipe);
    if (!recipe) return base::fail(recipe.error());
    const auto cuda = wantsCuda(request.device);
    if (!cuda) return base::fail(cuda.error());
    if (auto done = check(request); !done) return base::fail(done.error());
    if (!request.init.empty()) {
        const auto model = findModel(request.init);
        if (!model) return base::fail(model.error());
        request.init = model->folder.string();
    }
    RunParts parts;
    auto start = startOf(request);
    if (!start) return base::fail(start.error());
    parts.start = std::move(*start);
    auto teacher = teacherOf(request, *recipe, *cuda);
    if (!teacher) return base::fail(teacher.error());
    parts.teacher = std::move(*teacher);
    if (auto done = openRunFolder(request.out); !done) return base::fail(done.error());
    parts.threads = request.threads > 0 ? request.threads : availableThreads();
    at::set_num_threads(parts.threads);
    auto pack = load(request, *recipe, parts.threads, listen, stop);
    if (!pack) return base::fail(pack.error());
    parts.recipe = std::move(*recipe);
    parts.pack = std::move(*pack);
    parts.cuda = *cuda;
    settleNetwork(parts);
    if (auto done = checkLabels(request, parts); !done) return base::fail(done.error());
    torch::manual_seed(parts.recipe.seed);
    return TrainingRun(request, listen, std::move(parts)).go(stop);
}

}  // namespace

base::Result<TrainSummary> train(const TrainRequest& request,
                                 const std::function<void(const TrainEvent&)>& listen,
                                 std::stop_token stop) {
    // LibTorch's exceptions and std::bad_alloc end here, once, at the border.
    try {
        return trainChecked(request, listen, stop);
    } catch (const std::bad_alloc&) {
        return base::fail(ErrorKind::Internal, "train", "out of memory",
                          "use a smaller pack, \"batch\" or \"width\"");
    } catch (const std::exception& error) {
        const std::string whole = error.what();  // LibTorch adds where it was, many lines
        return base::fail(ErrorKind::Internal, "train", whole.substr(0, whole.find('\n')),
                          "report this with the recipe that shows it", whole);
    }
}

}  // namespace kinechrome::nn
