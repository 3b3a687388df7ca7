// SPDX-License-Identifier: GPL-3.0-or-later
// A clip whose motion is known: a colourful pattern that slides over the picture.
#pragma once

#include "core/nn/pack.h"

namespace kinechrome::test {

// `frames` frames of width x height; the thing at (x, y) of frame k is at (x + stepX, y + stepY) of
// frame k - 1. The flow says so everywhere and is valid everywhere.
[[nodiscard]] nn::PackClip movingClip(int width, int height, int frames, int stepX, int stepY);

}  // namespace kinechrome::test
