// SPDX-License-Identifier: GPL-3.0-or-later
// An evaluation as the document of `evaluate --json`.
#pragma once

#include <string>
#include <vector>

#include <nlohmann/json.hpp>

#include "core/pipeline/evaluate_group.h"
#include "core/pipeline/evaluate_job.h"

namespace kinechrome::pipeline {

// Everything that was found. Stills are averaged apart from clips. `skipped`: sentences about
// stills that could not be read.
struct Evaluated {
    std::vector<ClipReport> reports;
    EvaluatedGroup clips;
    EvaluatedGroup stills;
    std::vector<std::string> skipped;
    double seconds = 0.0;
};

[[nodiscard]] nlohmann::json evaluationDocument(const EvaluateRequest& request,
                                                const Evaluated& evaluated);

}  // namespace kinechrome::pipeline
