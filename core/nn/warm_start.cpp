// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/nn/warm_start.h"

#include <algorithm>
#include <array>

#include <fmt/format.h>

#include "core/nn/network_file.h"
#include "core/nn/tensor_io.h"

namespace kinechrome::nn {
namespace {

// The recipe's keys that make a network.
constexpr std::array kNetworkKeys{"width", "mid_kernel",  "global_pool",
                                  "skips", "chroma_from", "temperature"};

}  // namespace

void adoptNetwork(Recipe& recipe, const Manifest& model) {
    const auto isGiven = [&recipe](const char* key) { return recipe.given.contains(key); };
    if (!isGiven("input_size")) recipe.inputSize = model.inputSize;
    if (std::any_of(kNetworkKeys.begin(), kNetworkKeys.end(), isGiven)) return;
    const ColorNetOptions own = recipe.network;
    recipe.network = model.network;
    recipe.network.certainty = model.network.certainty || own.certainty;
    if (isGiven("global_grid")) recipe.network.globalGrid = own.globalGrid;
}

base::Result<std::vector<std::string>> startFrom(const std::filesystem::path& folder,
                                                 const Manifest& model,
                                                 const std::vector<std::string>& labels,
                                                 const ColorNet& network) {
    const std::filesystem::path file = folder / model.weightsFile;
    const auto weights = checkedWeights(folder, model);
    if (!weights) return base::fail(weights.error());
    const bool sameLabels = labels == model.labels;
    NamedTensors fitting;
    std::vector<std::string> fresh;
    const NamedTensors all = stateOf(network);
    for (const auto& [name, tensor] : all) {
        const std::string layer = name.substr(0, name.find('.'));
        const TensorEntry* entry = weights->find(name);
        if (entry != nullptr && tensor.sizes() == at::IntArrayRef(entry->shape) &&
            (sameLabels || layer != "class_head")) {
            fitting.emplace_back(name, tensor);
        } else if (std::find(fresh.begin(), fresh.end(), layer) == fresh.end()) {
            fresh.push_back(layer);
        }
    }
    if (2 * fitting.size() < all.size()) {
        return base::fail(base::ErrorKind::Model, file.string(),
                          fmt::format("only {} of the network's {} tensors are in it with their "
                                      "shape",
                                      fitting.size(), all.size()),
                          "use a recipe of the model's architecture and width, or train without "
                          "--init");
    }
    if (auto done = copyTensors(*weights, "", fitting, file.string()); !done) {
        return base::fail(done.error());
    }
    return fresh;
}

}  // namespace kinechrome::nn
