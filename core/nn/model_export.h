// SPDX-License-Identifier: GPL-3.0-or-later
// Turns a trained network into a model folder. Internal to core/nn: shows LibTorch.
#pragma once

#include <cstdint>
#include <filesystem>
#include <string>
#include <vector>

#include "core/base/error.h"
#include "core/nn/color_net.h"
#include "core/nn/recipe.h"
#include "core/nn/training_figures.h"

namespace kinechrome::nn {

// What the manifest says about how the weights came to be.
struct TrainingFacts {
    std::int64_t step = 0;
    std::int64_t images = 0;  // seen, with repetition
    double minutes = 0.0;
    int trainingImages = 0;  // different ones
    int trainingClips = 0;
    int trainingSources = 0;
    double score = 0.0;               // what the run judges states by, lower is better
    std::vector<std::string> labels;  // of the pack
    std::string startedFrom;          // name of the model of --init; empty: fresh weights
    std::string licence;
};

// Writes manifest.json, weights.safetensors (half precision) and recipe.json into `folder`.part and
// renames, so that a kill leaves the model before or this one. Errors: Output.
[[nodiscard]] base::Result<void> exportModel(const std::filesystem::path& folder,
                                             const ColorNet& network, const Recipe& recipe,
                                             const TrainingFacts& facts,
                                             const ValidationFigures& figures);

}  // namespace kinechrome::nn
