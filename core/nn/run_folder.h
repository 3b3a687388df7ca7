// SPDX-License-Identifier: GPL-3.0-or-later
// The folder of a training run (--out): whether it can be written is said before any work; what is
// in it changes only once the run really begins.
#pragma once

#include <filesystem>
#include <optional>
#include <string>

#include "core/base/error.h"
#include "core/nn/manifest.h"

namespace kinechrome::nn {

inline constexpr const char* kStartFile = "started-from.json";  // manifest of the model of --init

// Makes the folder where it is missing and tries to write in it. Errors: Output.
[[nodiscard]] base::Result<void> openRunFolder(const std::filesystem::path& folder);

// Puts the recipe's text and the start model's manifest there, and takes away what a run that was
// killed left half written: the run's own names alone, for the folder may hold other things.
// Errors: Output.
[[nodiscard]] base::Result<void> claimRunFolder(const std::filesystem::path& folder,
                                                const std::string& recipe,
                                                const std::optional<Manifest>& start);

}  // namespace kinechrome::nn
