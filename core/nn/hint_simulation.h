// SPDX-License-Identifier: GPL-3.0-or-later
// Colour hints as a person might place them, drawn from the true colour.
#pragma once

#include "core/nn/random.h"
#include "core/nn/sample.h"

namespace kinechrome::nn {

// Writes the hint planes of `out.input` (which are zero before): a geometric number of square
// patches, each with the mean of the true chroma under it. `a`, `b`: size*size values. Zhang 2017,
// "Real-time user-guided image colorization", as its PyTorch code draws them.
void drawHints(const float* a, const float* b, double stop, Random& random, const SampleView& out);

}  // namespace kinechrome::nn
