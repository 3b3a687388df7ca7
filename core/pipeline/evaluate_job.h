// SPDX-License-Identifier: GPL-3.0-or-later
// Evaluation: takes the colour away, colourises, compares with the original.
#pragma once

#include <cstdint>
#include <filesystem>
#include <functional>
#include <memory>
#include <optional>
#include <stop_token>
#include <string>
#include <vector>

#include <nlohmann/json.hpp>

#include "core/base/error.h"
#include "core/base/progress.h"
#include "core/edit/settings.h"
#include "core/nn/colorizer.h"
#include "core/nn/picture_features.h"
#include "core/pipeline/colorize_job.h"

namespace kinechrome::pipeline {

// What the Fréchet distance is computed from.
struct FeatureSource {
    enum class Kind {
        None,
        IfAtHand,   // the ColorNet called `name`, if it can be loaded
        ColorNet,   // that ColorNet, or a failure
        Inception,  // Inception-v3 with the weights in the file `name`
    } kind = Kind::None;
    std::string name;
};
using FeaturesFactory = std::function<base::Result<std::unique_ptr<nn::PictureFeatures>>()>;

struct EvaluateRequest {
    std::vector<std::filesystem::path> inputs;  // clips, or folders of independent stills
    edit::ColorSettings settings;
    std::optional<std::filesystem::path> result;  // judge this film, or folder of stills, instead
    std::optional<std::filesystem::path> sheet;   // PNG
    std::optional<std::filesystem::path> csv;
    bool overwrite = false;                            // of the sheet and the table
    std::int64_t frames = 0;                           // at most this many per clip; 0: all
    enum class Gains { All, One } gains = Gains::One;  // All: draw the frontier
    // Numbers of simulated hints, each >= 0. One alone: every figure is taken with that many.
    // Several: a curve over them, and the figures are taken without hints.
    std::vector<int> hintPoints;
    // All: every stabiliser and two plain ones side by side, on the same predictions and motion.
    enum class Methods { All, One } methods = Methods::One;
    // Worn: the gray is aged like film before it is coloured, the judge sees the clean one.
    enum class Film { Clean, Worn } film = Film::Clean;
    FeatureSource features;
    nn::Device device = nn::Device::Auto;
    int threads = 0;
    ColorizerFactory colorizerFactory = {};  // empty: load the model
    FeaturesFactory featuresFactory = {};    // empty: load what `features` says
};

// Simulated hints in every frame when the figures proper are taken.
[[nodiscard]] inline int pointsPerFrame(const EvaluateRequest& request) {
    return request.hintPoints.size() == 1 ? request.hintPoints.front() : 0;
}

// Returns the document of `evaluate --json` (schema kinechrome.evaluate/1). Blocks; `progress`
// counts frames. Errors: Usage, Input (also: result of another size or length), Output, Model,
// Interrupted.
[[nodiscard]] base::Result<nlohmann::json> runEvaluate(const EvaluateRequest& request,
                                                       base::Progress* progress,
                                                       std::stop_token stop);

}  // namespace kinechrome::pipeline
