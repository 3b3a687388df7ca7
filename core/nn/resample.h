// SPDX-License-Identifier: GPL-3.0-or-later
// Cuts a rectangle out of a photograph and brings it to a square of floats.
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <vector>

#include "core/nn/pack.h"

namespace kinechrome::nn {

// Interleaved 8-bit RGB that somebody else owns.
struct RgbView {
    const std::uint8_t* rgb = nullptr;
    int width = 0;
    int height = 0;
};

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
[[nodiscard]] std::array<std::vector<float>, 3> resample(const RgbView& image, const CropBox& box,
                                                         int size);

[[nodiscard]] inline RgbView viewOf(const PackImage& image) {
    return {image.rgb.data(), image.width, image.height};
}

// `frame` counts from 0.
[[nodiscard]] inline RgbView viewOf(const PackClip& clip, int frame) {
    return {clip.frames[static_cast<std::size_t>(frame)].data(), clip.width, clip.height};
}

}  // namespace kinechrome::nn
