// SPDX-License-Identifier: GPL-3.0-or-later
// Whether a network runs in bfloat16 here. Internal to core/nn: shows LibTorch.
#pragma once

#include <string>

#include "core/nn/color_net.h"
#include "core/nn/colorizer.h"

namespace kinechrome::nn {

// Differences in a*b* up to which bfloat16 counts as the same picture.
inline constexpr double kMeanTolerance = 0.5;
inline constexpr double kTailTolerance = 2.0;  // 99th percentile

// Decides, and turns `network` (folded, float32, on its device) into bfloat16 where it pays: only
// where the hardware multiplies bfloat16 itself and, on a picture with a short side of `inputSize`,
// the chroma agrees within the tolerances; on a GPU only where a timed trial is faster too. A CPU
// is never timed: the same weights on the same CPU must give the same film however busy it is. The
// environment variable KINECHROME_PRECISION=float32|bfloat16 overrides (for benches); else `wanted`
// does, as far as the hardware goes (to repeat an export). A process decides once for each `key`
// (weights and device): colorizers that work side by side on one film must not differ. Returns
// whether it is bfloat16 now.
[[nodiscard]] bool choosePrecision(ColorNet& network, int inputSize, bool cuda,
                                   const std::string& key, Precision wanted);

}  // namespace kinechrome::nn
