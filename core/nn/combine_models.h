// SPDX-License-Identifier: GPL-3.0-or-later
// Makes one model of several: see Ensemble.
#pragma once

#include <cstddef>
#include <filesystem>
#include <optional>
#include <vector>

#include "core/base/error.h"

namespace kinechrome::nn {

inline constexpr std::size_t kMostCombined = 8;  // as manifests allow

struct CombineRequest {
    // Of single networks, each a folder or a name as findModel() takes it; one will do.
    std::vector<std::filesystem::path> models;
    std::filesystem::path out;  // a folder that does not exist yet
    bool mirrored = false;
    std::optional<double> gain;  // on the mean's chroma; the first model's where not given
};

// The new model is named after its folder and describes itself as the first of `models` does; its
// correction of hues is the mean of theirs.
// Errors: Usage (none or too many named, no `out`), Model (one is missing, damaged, combined
// itself, or of another architecture than the first), Output (`out` exists or cannot be written).
[[nodiscard]] base::Result<void> combineModels(const CombineRequest& request);

}  // namespace kinechrome::nn
