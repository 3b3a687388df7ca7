// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/nn/model_export.h"

#include <algorithm>

#include <fmt/format.h>

#include "core/base/atomic_file.h"
#include "core/nn/manifest.h"
#include "core/nn/tensor_io.h"

namespace kinechrome::nn {
namespace {

nlohmann::json toJson(const std::vector<GainPoint>& points) {
    nlohmann::json list = nlohmann::json::array();
    for (const GainPoint& point : points) {
        list.push_back({{"gain", point.gain},
                        {"distance_ratio", point.distanceRatio},
                        {"colorfulness_ratio", point.colorfulnessRatio}});
    }
    return list;
}

}  // namespace

base::Result<void> exportModel(const std::filesystem::path& folder, const ColorNet& network,
                               const Recipe& recipe, const TrainingFacts& facts,
                               const ValidationFigures& figures) {
    Manifest manifest;
    manifest.name = recipe.name;
    manifest.network = recipe.network;
    manifest.inputSize = recipe.inputSize;
    manifest.chromaGain = std::clamp(figures.chosen.gain, 0.1, 4.0);
    if (recipe.network.classes > 0) manifest.labels = facts.labels;
    manifest.licence = "CC-BY-NC-4.0";
    manifest.trainingData =
        fmt::format("{} photographs from {} sources", facts.trainingImages, facts.trainingSources);
    manifest.figures = {{"held_out_images", figures.images},
                        {"held_out_size", recipe.validationSize},
                        {"gray_distance", figures.grayDistance},
                        {"distance_ratio", figures.chosen.distanceRatio},
                        {"colorfulness_ratio", figures.chosen.colorfulnessRatio},
                        {"class_accuracy", figures.classAccuracy},
                        {"frontier", toJson(figures.frontier)},
                        {"with_hints", toJson(figures.hinted)},
                        {"steps", facts.step},
                        {"images_seen", facts.images},
                        {"minutes", facts.minutes}};
    auto done =
        writeModel(folder, std::move(manifest), encodeTensors(stateOf(network), Dtype::F16, {}));
    if (!done) return done;
    return base::writeFileAtomically(folder / "recipe.json", recipe.text);
}

}  // namespace kinechrome::nn
