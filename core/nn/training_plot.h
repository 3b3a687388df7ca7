// SPDX-License-Identifier: GPL-3.0-or-later
// The picture of a training run (log.svg): losses, learning rate and validation over steps.
#pragma once

#include <string>

#include "core/nn/training_log.h"

namespace kinechrome::nn {

// An SVG document. Each part of the loss that is in use is drawn over its own first mean, so that
// all fit one panel; the legend says what it is now.
[[nodiscard]] std::string drawTraining(const TrainingLog& log, const std::string& title);

}  // namespace kinechrome::nn
