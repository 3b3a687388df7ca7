// SPDX-License-Identifier: GPL-3.0-or-later
// A training pack of a few painted pictures, and small models with random weights.
#pragma once

#include <filesystem>
#include <string>
#include <utility>
#include <vector>

#include "core/nn/color_net_options.h"

namespace kinechrome::test {

// A ustar archive with these members (name, bytes).
[[nodiscard]] std::string tarOf(const std::vector<std::pair<std::string, std::string>>& members);

// A JPEG of width x height: the upper half sky blue, the lower half grass green, with shading that
// `variant` shifts. Sky is bright and grass dark, so that colour can be learned from gray.
[[nodiscard]] std::string paintedJpeg(int width, int height, int variant);

// Writes `folder` as a pack of `count` pictures in two sources ("fields/sky", "meadows/grass").
void writeTinyPack(const std::filesystem::path& folder, int count);

// The smallest network that has every part, for tests.
[[nodiscard]] nn::ColorNetOptions tinyOptions();

// Writes a model folder with random weights (the same for the same seed) and chroma gain 1.
void writeTinyModel(const std::filesystem::path& folder, const nn::ColorNetOptions& options,
                    unsigned seed = 1);

}  // namespace kinechrome::test
