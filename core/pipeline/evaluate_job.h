// SPDX-License-Identifier: GPL-3.0-or-later
// Evaluation: takes the colour away, colourises, compares with the original.
#pragma once

#include <cstdint>
#include <filesystem>
#include <optional>
#include <stop_token>
#include <string>
#include <vector>

#include <nlohmann/json.hpp>

#include "core/base/error.h"
#include "core/base/progress.h"
#include "core/edit/settings.h"
#include "core/nn/colorizer.h"
#include "core/pipeline/colorize_job.h"

namespace kinechrome::pipeline {

struct EvaluateRequest {
    std::vector<std::filesystem::path> inputs;  // clips, or folders of independent stills
    edit::ColorSettings settings;
    std::optional<std::filesystem::path> result;  // judge this file instead
    std::optional<std::filesystem::path> sheet;   // PNG
    std::optional<std::filesystem::path> csv;
    std::int64_t frames = 0;  // at most this many per clip; 0: all
    int simulatedHints = 0;
    nn::Device device = nn::Device::Auto;
    int threads = 0;
    ColorizerFactory colorizerFactory = {};  // empty: load the model
};

// Returns the document of `evaluate --json` (schema kinechrome.evaluate/1). Blocks; `progress`
// counts frames. Errors: Input (also: result of another size or length), Output, Model,
// Interrupted.
[[nodiscard]] base::Result<nlohmann::json> runEvaluate(const EvaluateRequest& request,
                                                       base::Progress* progress,
                                                       std::stop_token stop);

}  // namespace kinechrome::pipeline
