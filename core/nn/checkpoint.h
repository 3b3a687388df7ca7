// SPDX-License-Identifier: GPL-3.0-or-later
// A training run on disk: one safetensors file with weights, moving average and moments as plain
// tensors, and everything else as JSON in its metadata, so that the file is whole or old.
// Internal to core/nn.
#pragma once

#include <cstdint>
#include <filesystem>
#include <string>
#include <vector>

#include "core/base/error.h"
#include "core/nn/adam_w.h"
#include "core/nn/color_net.h"

namespace kinechrome::nn {

struct RunState {
    std::int64_t step = 0;
    std::int64_t optimizerSteps = 0;
    double seconds = 0.0;  // trained so far
    std::uint64_t seed = 0;
    double bestScore = 1e9;  // distance ratio at the target colourfulness, lower is better
    int rollbacks = 0;
    std::vector<std::string> labels;
    std::string recipe;  // the whole recipe file
};

// `average` is the network of moving averages. Errors: Output.
[[nodiscard]] base::Result<void> saveCheckpoint(const std::filesystem::path& file,
                                                const RunState& state, const ColorNet& network,
                                                const ColorNet& average, const AdamW& optimizer);

// Errors: Input (missing, damaged), Model (weights of another shape).
[[nodiscard]] base::Result<RunState> loadCheckpoint(const std::filesystem::path& file,
                                                    const ColorNet& network,
                                                    const ColorNet& average,
                                                    const AdamW& optimizer);

}  // namespace kinechrome::nn
