// SPDX-License-Identifier: GPL-3.0-or-later
// A ColorNet read from its model folder, ready to run. Internal to core/nn: shows LibTorch.
#pragma once

#include <filesystem>

#include "core/base/error.h"
#include "core/nn/color_net.h"
#include "core/nn/manifest.h"

namespace kinechrome::nn {

// The network of `manifest` (which was read from `folder`) in evaluation form: float32 on the CPU,
// batch norms folded, kernels channels-last, nothing that wants a gradient. Checks the weights'
// SHA-256 and every tensor's shape. Errors: Model.
[[nodiscard]] base::Result<ColorNet> loadNetwork(const std::filesystem::path& folder,
                                                 const Manifest& manifest);

}  // namespace kinechrome::nn
