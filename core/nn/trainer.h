// SPDX-License-Identifier: GPL-3.0-or-later
// Trains ColorNet by a recipe, or goes on where a run stopped. Free of LibTorch: the command line
// and kinechrome-train call this.
#pragma once

#include <cstdint>
#include <filesystem>
#include <functional>
#include <optional>
#include <stop_token>
#include <string>
#include <vector>

#include "core/base/error.h"
#include "core/nn/colorizer.h"
#include "core/nn/training_figures.h"

namespace kinechrome::nn {

struct TrainRequest {
    std::filesystem::path recipe;
    std::vector<std::filesystem::path> data;  // packs; empty: those of the recipe
    std::filesystem::path out;                // checkpoint.safetensors, log.csv, sheets/, model/
    std::string init;                         // model folder to start from; empty: fresh weights
    bool resume = false;                      // go on from out/checkpoint.safetensors
    double minutes = 0.0;  // whole run, resumed parts included; 0: the recipe's steps
    int threads = 0;       // 0: all cores
    Device device = Device::Auto;
};

// Told every few seconds, and after every validation (then `figures` is set).
struct TrainEvent {
    std::string phase;  // "loading", "training", "validation"
    std::int64_t step = 0;
    double fraction = 0.0;  // of the whole run, 0..1
    double minutes = 0.0;   // trained so far, resumed parts included
    double imagesPerSecond = 0.0;
    double colorLoss = 0.0;  // means since the last event
    double classLoss = 0.0;
    double learningRate = 0.0;
    std::optional<ValidationFigures> figures;
    std::filesystem::path sheet;  // the PNG of this validation
};

struct TrainSummary {
    std::int64_t steps = 0;
    std::int64_t images = 0;  // seen in training, with repetition
    double minutes = 0.0;
    int rollbacks = 0;  // times that a loss was no finite number
    std::string device;
    std::string precision;        // "float32" or "bfloat16" (autocast, float32 weights)
    ValidationFigures figures;    // of the exported model
    std::filesystem::path model;  // folder with manifest.json and weights.safetensors
};

// Runs to the end, or until `stop`: then it leaves a checkpoint that resumes and reports
// Interrupted. `listen` is called on the calling thread. Errors: Usage (recipe, device), Input
// (pack, checkpoint), Model (init), Output, Internal (the loss stays no finite number).
[[nodiscard]] base::Result<TrainSummary> train(const TrainRequest& request,
                                               const std::function<void(const TrainEvent&)>& listen,
                                               std::stop_token stop);

}  // namespace kinechrome::nn
