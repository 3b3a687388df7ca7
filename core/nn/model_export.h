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
    std::size_t trainingSources = 0;
    std::vector<std::string> labels;  // of the pack
};

// Writes manifest.json, weights.safetensors (half precision) and recipe.json. Errors: Output.
[[nodiscard]] base::Result<void> exportModel(const std::filesystem::path& folder,
                                             const ColorNet& network, const Recipe& recipe,
                                             const TrainingFacts& facts,
                                             const ValidationFigures& figures);

}  // namespace kinechrome::nn
