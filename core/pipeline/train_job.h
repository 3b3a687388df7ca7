// SPDX-License-Identifier: GPL-3.0-or-later
// Training for the programs: the trainer itself (core/nn) and its summary as `train --json`.
#pragma once

#include <nlohmann/json.hpp>

#include "core/nn/trainer.h"

namespace kinechrome::pipeline {

// Schema kinechrome.train/1.
[[nodiscard]] nlohmann::json toJson(const nn::TrainSummary& summary);

}  // namespace kinechrome::pipeline
