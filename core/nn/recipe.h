// SPDX-License-Identifier: GPL-3.0-or-later
// The recipe of a training run: `kinechrome.recipe/1`, where every key carries its reason.
//   { "schema": "kinechrome.recipe/1", "batch": { "value": 32, "why": "..." }, ... }
// A recipe may build on another one with "extends": { "value": FILE, "why": "..." }.
#pragma once

#include <cstdint>
#include <filesystem>
#include <set>
#include <string>
#include <vector>

#include "core/base/error.h"
#include "core/nn/batch_loader.h"
#include "core/nn/color_net_options.h"
#include "core/nn/sample.h"

namespace kinechrome::nn {

enum class ColorLoss { Huber, L2 };

// Who says what of a pack is held out.
enum class HeldOut {
    ByRecipe,  // heldOutSources, heldOutImages and heldOutShare
    ByPack     // the split.tsv of the packs; the recipe where they have none
};

// From this part of the run on (0..1), crops have this side (pixels, a multiple of 8).
struct SizeStage {
    double from = 0.0;
    int size = 96;
};

struct Recipe {
    std::string text;  // the file, with what it extends: goes into checkpoints and models
    std::set<std::string> given;  // the keys in it
    std::string name = "colornet";
    std::string architecture = "colornet";
    std::string licence = "not stated";  // of the weights; --init: of the model
    ColorNetOptions network;
    std::vector<std::string> data;  // packs, relative to the recipe's folder; --data overrides
    HeldOut heldOut = HeldOut::ByRecipe;
    std::vector<std::string> heldOutSources;  // never trained on
    int heldOutImages = 200;                  // this many more, by hash of the path
    double heldOutShare = 1.0;  // but at most this part of the others; below 1 also of the clips

    std::vector<SizeStage> sizes{{0.0, 96}};
    int batch = 32;
    std::int64_t steps = 20000;  // without --minutes
    ColorLoss loss = ColorLoss::Huber;
    double huberDelta = 10.0;         // a*b* units
    double colorWeight = 1.0;         // lambda of the distance of chroma
    double chromaWeight = 0.0;        // pixel weight 1 + chromaWeight * min(chroma, 60) / 60
    double classWeight = 0.1;         // lambda of the cross-entropy of the picture's class
    double distributionWeight = 0.0;  // lambda of the cross-entropy over quantised a*b*
    double rebalance = 0.0;        // 0..1: how far rare colours weigh more in it (Zhang 2016: 0.5)
    double certaintyWeight = 0.0;  // lambda of saying how far off the colour will be; 0: silent
    std::string teacher;           // model folder, relative to the recipe's; empty: none
    double teacherShare = 0.5;     // of the color loss that asks for the teacher's chroma
    double spreadWeight = 0.0;     // lambda of the term that keeps a picture's spread of chroma
    double shortTermWeight = 0.0;  // lambda of the short-term temporal loss
    double longTermWeight = 0.0;   // lambda of the long-term temporal loss
    double adversarialWeight = 0.0;  // lambda of the light adversarial term
    double learningRate = 1e-3;
    double learningRateEnd = 1e-5;
    double warmup = 0.02;  // part of the run
    double weightDecay = 0.01;
    double clipNorm = 1.0;  // of the whole gradient; 0: off
    double ema = 0.999;
    bool bfloat16 = true;  // autocast where the CPU has it
    std::uint64_t seed = 1;
    double validateMinutes = 5.0;
    double checkpointMinutes = 4.0;
    int validationSize = 128;
    int inputSize = 224;  // short side at which the model asks to be used
    // chroma_gain is chosen so that colourfulness is targetColorfulness of the ground truth's:
    // never so large that the distance is above distanceLimit of the gray picture's, never below
    // where the distance is least.
    double targetColorfulness = 0.62;
    double distanceLimit = 2.0;

    Sampling sampling;
    Augmentation augmentation;
};

// Errors: Usage (not JSON, another schema, an unknown key, a missing reason, a value of the wrong
// type or out of range), each naming file and key; Input where the file cannot be read.
[[nodiscard]] base::Result<Recipe> readRecipe(const std::filesystem::path& file);
[[nodiscard]] base::Result<Recipe> parseRecipe(const std::string& text, const std::string& name);

}  // namespace kinechrome::nn
