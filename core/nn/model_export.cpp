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

std::string describe(const TrainingFacts& facts) {
    std::string text = facts.startedFrom.empty() ? "" : "from " + facts.startedFrom + ": ";
    text += fmt::format("{} photographs", facts.trainingImages);
    if (facts.trainingClips > 0) text += fmt::format(" and {} clips", facts.trainingClips);
    return text + fmt::format(" from {} sources", facts.trainingSources);
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
    manifest.hues = figures.hues;
    manifest.hints = recipe.augmentation.hints > 0.0;
    if (recipe.network.classes > 0) manifest.labels = facts.labels;
    manifest.licence = facts.licence;
    manifest.trainingData = describe(facts);
    manifest.figures = {{"held_out_images", figures.images},
                        {"held_out_size", recipe.validationSize},
                        {"gray_distance", figures.grayDistance},
                        {"distance_ratio", figures.chosen.distanceRatio},
                        {"colorfulness_ratio", figures.chosen.colorfulnessRatio},
                        {"class_accuracy", figures.classAccuracy},
                        {"frontier", toJson(figures.frontier)},
                        {"with_hints", toJson(figures.hinted)},
                        {"surest_tenth_distance", figures.surestDistance},
                        {"least_sure_tenth_distance", figures.leastSureDistance},
                        {"steps", facts.step},
                        {"images_seen", facts.images},
                        {"score", facts.score},
                        {"minutes", facts.minutes}};
    std::filesystem::path part = folder;
    part += ".part";
    auto done =
        writeModel(part, std::move(manifest), encodeTensors(stateOf(network), Dtype::F16, {}));
    if (done) done = base::writeFileAtomically(part / "recipe.json", recipe.text);
    if (done) done = base::publishFile(part, folder, true);
    std::error_code ignored;
    if (!done) std::filesystem::remove_all(part, ignored);
    return done;
}

}  // namespace kinechrome::nn
