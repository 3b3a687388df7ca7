// SPDX-License-Identifier: GPL-3.0-or-later
// `--init`: another model's weights as the start of a run. Internal to core/nn: shows LibTorch.
#pragma once

#include <filesystem>
#include <string>
#include <vector>

#include "core/base/error.h"
#include "core/nn/color_net.h"
#include "core/nn/manifest.h"
#include "core/nn/recipe.h"

namespace kinechrome::nn {

// A recipe that names no key of the network trains the network of `model`, and a recipe without
// "input_size" uses it at the model's size.
void adoptNetwork(Recipe& recipe, const Manifest& model);

// Copies every tensor of the model in `folder` that fits one of `network` by name and shape. The
// class head fits only where `labels` are the model's own. Answers with the layers that start anew.
// Errors: Model (weights missing or damaged, or fewer than half of the network's tensors fit).
[[nodiscard]] base::Result<std::vector<std::string>> startFrom(
    const std::filesystem::path& folder, const Manifest& model,
    const std::vector<std::string>& labels, const ColorNet& network);

}  // namespace kinechrome::nn
