// SPDX-License-Identifier: GPL-3.0-or-later
// The models at hand as the document of `models --json`.
#pragma once

#include <nlohmann/json.hpp>

namespace kinechrome::pipeline {

// {"schema": "kinechrome.models/1", "models": [...], "problems": [one sentence per damaged one]}.
[[nodiscard]] nlohmann::json listModelsReport();

}  // namespace kinechrome::pipeline
