// SPDX-License-Identifier: GPL-3.0-or-later
// The networks of a model folder, ready to run. Internal to core/nn: shows LibTorch.
#pragma once

#include <filesystem>
#include <vector>

#include "core/base/error.h"
#include "core/nn/color_net.h"
#include "core/nn/manifest.h"
#include "core/nn/safetensors.h"

namespace kinechrome::nn {

// The tensors of member `index` are those whose names begin with this.
[[nodiscard]] std::string memberPrefix(const Manifest& manifest, int index);

// The weights of `manifest` (which was read from `folder`), hashed and parsed from the same bytes.
// Errors: Model (missing, damaged, or not those that the manifest names by their SHA-256).
[[nodiscard]] base::Result<SafetensorsFile> checkedWeights(const std::filesystem::path& folder,
                                                           const Manifest& manifest);

// The networks of `manifest` (which was read from `folder`; mostly one) in evaluation form: float32
// on the CPU, batch norms folded, kernels channels-last, nothing that wants a gradient. Checks the
// weights' SHA-256 and every tensor's shape. Errors: Model.
[[nodiscard]] base::Result<std::vector<ColorNet>> loadNetworks(const std::filesystem::path& folder,
                                                               const Manifest& manifest);

}  // namespace kinechrome::nn
