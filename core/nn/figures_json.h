// SPDX-License-Identifier: GPL-3.0-or-later
// ValidationFigures as JSON: in checkpoints, in manifests and in what `train --json` prints.
#pragma once

#include <nlohmann/json.hpp>

#include "core/nn/training_figures.h"

namespace kinechrome::nn {

[[nodiscard]] nlohmann::json toJson(const ValidationFigures& figures);

// Back again; a key that is missing (or null: JSON has no NaN) leaves the default.
[[nodiscard]] ValidationFigures figuresFromJson(const nlohmann::json& json);

}  // namespace kinechrome::nn
