// SPDX-License-Identifier: GPL-3.0-or-later
// An evaluation as the document of `evaluate --json` and as a table.
#pragma once

#include <string>
#include <vector>

#include <nlohmann/json.hpp>

#include "core/pipeline/evaluate_clip.h"
#include "core/pipeline/evaluate_job.h"

namespace kinechrome::pipeline {

// Stills are averaged apart from clips: overall_stills and baselines_stills. `skipped`: sentences
// about stills that could not be read.
[[nodiscard]] nlohmann::json evaluationDocument(const EvaluateRequest& request,
                                                const std::vector<ClipReport>& clips,
                                                const std::vector<std::string>& skipped);

// One line for each clip and variant, with a header; empty cells where a figure cannot be had.
[[nodiscard]] std::string evaluationCsv(const std::vector<ClipReport>& clips);

}  // namespace kinechrome::pipeline
