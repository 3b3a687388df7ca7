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

struct Batch;

struct TrainRequest {
    std::filesystem::path recipe;
    std::vector<std::filesystem::path> data;  // packs; empty: those of the recipe
    std::filesystem::path out;                // checkpoint, log.csv, log.svg, sheets/, model/
    std::string init;                         // model folder to start from; empty: fresh weights
    bool resume = false;                      // go on from out/checkpoint.safetensors
    // Whole run, resumed parts included; 0: the recipe's steps, or what the resumed run was given.
    double minutes = 0.0;
    int threads = 0;  // 0: all cores
    Device device = Device::Auto;
    // Called with every batch before it is learned, where set: tests put numbers into it that no
    // film holds.
    std::function<void(std::int64_t step, Batch& batch)> alterBatch;
};

// Told every few seconds, after every validation (then `figures` is set), and when something is
// worth a sentence.
struct TrainEvent {
    std::string phase;  // "loading", "note", "training", "validation"
    std::string note;   // the sentence, in phase "note"
    std::int64_t step = 0;
    double fraction = 0.0;      // of the whole run, 0..1; while loading, of the pack
    double minutes = 0.0;       // trained so far, resumed parts included
    double secondsLeft = -1.0;  // below 0: not known yet
    double imagesPerSecond = 0.0;
    bool counted = false;  // whether steps were made since the last event
    LossValues losses;     // means over those steps
    double learningRate = 0.0;
    int size = 0;  // side of the crops, pixels
    std::optional<ValidationFigures> figures;
    std::filesystem::path sheet;  // the PNG of this validation
};

struct TrainSummary {
    std::int64_t steps = 0;
    std::int64_t images = 0;  // seen in training, with repetition
    double minutes = 0.0;
    double imagesPerSecond = 0.0;  // over all of it, validation included
    int rollbacks = 0;             // times that a loss was no finite number
    std::string device;
    std::string precision;   // "float32" or "bfloat16" (autocast, float32 weights)
    int trainingImages = 0;  // different ones
    int trainingClips = 0;
    int heldOutImages = 0;
    int skipped = 0;                           // pictures of the pack that could not be used
    std::filesystem::path skippedList;         // their names; empty where there are none
    std::vector<std::string> fresh;            // layers that --init could not fill
    std::vector<std::string> notes;            // every sentence that was told
    std::optional<ValidationFigures> initial;  // before the first step
    std::optional<ValidationFigures> last;     // after the last
    std::optional<ValidationFigures> figures;  // of the exported model
    bool improved = true;  // false: no state was better than --init, whose weights are exported
    std::filesystem::path model;  // folder with manifest.json and weights.safetensors
};

// One line for a person about an event, and about the whole run.
[[nodiscard]] std::string describe(const TrainEvent& event);
[[nodiscard]] std::string describe(const TrainSummary& summary);

// Runs to the end, or until `stop`: then it leaves a checkpoint that resumes and reports
// Interrupted. By steps, on a CPU and with as many threads, a run that is stopped or killed and
// resumed ends in the same weights as an unbroken one, unless a loss was no finite number.
// `listen` is called on the calling thread. Errors: Usage (recipe, device, a checkpoint of another
// run), Input (pack, checkpoint), Model (init), Output (also when `out` holds a checkpoint and
// resume is not asked for), Internal (the loss stays no finite number).
[[nodiscard]] base::Result<TrainSummary> train(const TrainRequest& request,
                                               const std::function<void(const TrainEvent&)>& listen,
                                               std::stop_token stop);

}  // namespace kinechrome::nn
