// SPDX-License-Identifier: GPL-3.0-or-later
// The models at hand: shipped ones (build tree, install prefix) and folders named by the person.
#pragma once

#include <cstdint>
#include <filesystem>
#include <string>
#include <vector>

#include <nlohmann/json.hpp>

#include "core/base/error.h"

namespace kinechrome::nn {

struct ModelEntry {
    std::string name;
    std::filesystem::path folder;
    std::string architecture;
    double width = 0.0;
    int members = 1;  // networks whose mean is the answer
    int inputSize = 0;
    bool hints = false;
    std::string licence;
    std::string sha256;        // of the weights, as the manifest claims
    std::string identity;      // identityOf() the manifest
    std::uintmax_t bytes = 0;  // of the weights file
    nlohmann::json figures;    // as the manifest states them
};

// Reads and checks `folder/manifest.json` (schema, types, sizes). Errors: Model.
[[nodiscard]] base::Result<ModelEntry> readModelEntry(const std::filesystem::path& folder);

// Folders searched, in order: $KINECHROME_MODELS, <dir of the program>/../share/kinechrome/models,
// <dir of the program>/../models and the source tree's models/ that the build was configured with.
[[nodiscard]] std::vector<std::filesystem::path> modelSearchPath();

// Every readable model on the search path, sorted by name. Damaged ones are left out and named in
// `problems` when given.
[[nodiscard]] std::vector<ModelEntry> listModels(std::vector<base::Error>* problems = nullptr);

// `nameOrFolder`: a folder with a manifest.json, or the name of a model on the search path.
// Errors: Model, with the names that exist.
[[nodiscard]] base::Result<ModelEntry> findModel(const std::string& nameOrFolder);

}  // namespace kinechrome::nn
