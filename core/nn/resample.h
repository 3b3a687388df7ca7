// SPDX-License-Identifier: GPL-3.0-or-later
// Cuts a rectangle out of a photograph and brings it to a square of floats.
#pragma once

#include <array>
#include <vector>

#include "core/nn/pack.h"

namespace kinechrome::nn {

// In pixels of the image, inside it; width, height >= 1.
struct CropBox {
    double x = 0.0;
    double y = 0.0;
    double width = 1.0;
    double height = 1.0;
    bool mirrored = false;
};

// Red, green, blue planes of size*size values 0..255: a triangle filter that is as wide as the
// reduction (area-like when it shrinks, bilinear when it enlarges).
[[nodiscard]] std::array<std::vector<float>, 3> resample(const PackImage& image, const CropBox& box,
                                                         int size);

}  // namespace kinechrome::nn
