// SPDX-License-Identifier: GPL-3.0-or-later
// The history of a training run as comma-separated values, one line an event.
#pragma once

#include <filesystem>

#include "core/nn/trainer.h"

namespace kinechrome::nn {

// Appends to `file`, with a heading where it is new. A log that cannot be written is no reason to
// stop a run, so nothing is reported.
void appendToLog(const std::filesystem::path& file, const TrainEvent& event);

}  // namespace kinechrome::nn
