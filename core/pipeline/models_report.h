// SPDX-License-Identifier: GPL-3.0-or-later
// The models at hand, and one made of several, as the document of `models --json`.
#pragma once

#include <nlohmann/json.hpp>

#include "core/base/error.h"
#include "core/nn/combine_models.h"

namespace kinechrome::pipeline {

// {"schema": "kinechrome.models/1", "models": [...], "problems": [one sentence per damaged one]}.
[[nodiscard]] nlohmann::json listModelsReport();

// The same with the new model alone. Errors: as nn::combineModels().
[[nodiscard]] base::Result<nlohmann::json> combineModelsReport(const nn::CombineRequest& request);

}  // namespace kinechrome::pipeline
