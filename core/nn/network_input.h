// SPDX-License-Identifier: GPL-3.0-or-later
// Lays a gray picture and its hints out as the network's input. Free of LibTorch.
#pragma once

#include <vector>

#include "core/base/plane.h"
#include "core/color/chroma_field.h"

namespace kinechrome::nn {

// kInputChannels planes of width * height, the picture in the upper left corner, mirrored
// (without repeating its edge) to the right and below up to the network's multiple.
struct NetworkInput {
    std::vector<float> values;
    int width = 0;
    int height = 0;
};

// `hints` empty, or of gray's size. Gray values outside 0..1 are clipped, no numbers become 0.
void fillNetworkInput(const base::Plane<float>& gray, const color::HintRaster& hints,
                      NetworkInput& out);

}  // namespace kinechrome::nn
