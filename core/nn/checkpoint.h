// SPDX-License-Identifier: GPL-3.0-or-later
// A training run on disk: one safetensors file with everything that learns as plain tensors, and
// everything else as JSON in its metadata. One file, written beside and renamed: a kill at any
// moment leaves the last state or this one, never a mixture.
// Internal to core/nn.
#pragma once

#include <cstdint>
#include <filesystem>
#include <optional>
#include <string>
#include <vector>

#include "core/base/error.h"
#include "core/nn/loss_guard.h"
#include "core/nn/tensor_io.h"
#include "core/nn/training_figures.h"

namespace kinechrome::nn {

struct RunState {
    std::int64_t step = 0;
    std::int64_t optimizerSteps = 0;
    double seconds = 0.0;  // trained so far
    double minutes = 0.0;  // that the whole run was given; 0: the recipe's steps
    std::uint64_t seed = 0;
    std::uint64_t pack = 0;  // fingerprintOf the pack
    LossGuard guard;
    double bestScore = 1e9;                     // of the exported model, lower is better
    std::optional<ValidationFigures> initial;   // before the first step
    std::optional<ValidationFigures> exported;  // of the exported model
    std::vector<std::string> labels;
    std::vector<std::string> fresh;  // layers that --init could not fill
    std::string recipe;              // the whole recipe file
    // SHA-256 of the teacher's weights, empty without one; older checkpoints do not say.
    std::optional<std::string> teacher;
};

// `learned` is TrainingSession::everything(). Beside the file, a .json with the state is left for
// people; it is never read back. Errors: Output.
[[nodiscard]] base::Result<void> saveCheckpoint(const std::filesystem::path& file,
                                                const RunState& state, const NamedTensors& learned);

// Errors: Input (missing, damaged), Usage (of another network).
[[nodiscard]] base::Result<RunState> loadCheckpoint(const std::filesystem::path& file,
                                                    const NamedTensors& learned);

}  // namespace kinechrome::nn
