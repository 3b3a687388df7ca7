// SPDX-License-Identifier: GPL-3.0-or-later
// `manifest.json` of a model folder (`kinechrome.model/1`), as values.
#pragma once

#include <cstddef>
#include <filesystem>
#include <string>
#include <vector>

#include <nlohmann/json.hpp>

#include "core/base/error.h"
#include "core/nn/color_net_options.h"
#include "core/nn/hue_correction.h"

namespace kinechrome::nn {

// What a manifest may have: readers refuse more.
inline constexpr std::size_t kMostManifestBytes = std::size_t{1} << 20U;
inline constexpr std::size_t kMostLabels = 100000;

struct Manifest {
    std::string name;
    std::string architecture = "colornet";
    ColorNetOptions network;
    int inputSize = 0;                // short side of the pictures it is used at, pixels
    double chromaGain = 1.0;          // factor on the network's a* and b*
    HueCorrection hues;               // of what it says, by hue
    int members = 1;                  // networks in the weights file; their mean is the answer
    bool mirrored = false;            // each also looks at the mirror image
    bool hints = true;                // was trained with hints and follows them
    std::vector<std::string> labels;  // of the class head, in order
    std::string licence;
    std::string trainingData;
    nlohmann::json figures = nlohmann::json::object();
    std::string weightsFile = "weights.safetensors";
    std::string weightsSha256;  // 64 lower-case hexadecimal digits
};

// Checks schema, types and ranges, and that the weights file is a plain name inside the folder.
// Errors: Model.
[[nodiscard]] base::Result<Manifest> parseManifest(const std::string& text,
                                                   const std::string& name);
[[nodiscard]] base::Result<Manifest> readManifest(const std::filesystem::path& folder);

[[nodiscard]] std::string formatManifest(const Manifest& manifest);

// SHA-256 over everything that decides what the model says: its weights, and what the manifest says
// of the network and of the calibration of its answers. Not over its name, licence and figures.
[[nodiscard]] std::string identityOf(const Manifest& manifest);

// Writes `folder`/weights, then manifest.json, each atomically; sets weightsSha256 itself.
// Errors: Output.
[[nodiscard]] base::Result<void> writeModel(const std::filesystem::path& folder, Manifest manifest,
                                            const std::string& weights);

}  // namespace kinechrome::nn
