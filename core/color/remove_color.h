// SPDX-License-Identifier: GPL-3.0-or-later
// A coloured picture without its colour: the input that `evaluate` and the workbench start from.
#pragma once

#include "core/color/picture.h"

namespace kinechrome::color {

// YUV: the same luma plane (shared), neutral chroma. RGB: R' = G' = B' = the code nearest to the
// luma (matrix of the description; BT.709 weights for Matrix::Rgb). Gray: the picture itself.
// The format stays; alpha is carried. Any thread.
[[nodiscard]] Picture removeColor(const Picture& picture);

}  // namespace kinechrome::color
