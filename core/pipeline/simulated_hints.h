// SPDX-License-Identifier: GPL-3.0-or-later
// Hints as a person could have set them, drawn from the truth, so that figures with hints repeat.
#pragma once

#include <vector>

#include "core/color/picture.h"
#include "core/edit/hint.h"

namespace kinechrome::pipeline {

// The seed of the positions and the radius (of the width); both are in the evaluation's document.
inline constexpr unsigned hintSeed = 1;
inline constexpr double hintRadius = 0.01;

// `count` points at uniform positions, the same ones for every frame of one size, each with the
// mean true a*b* of the square around it.
[[nodiscard]] std::vector<edit::Hint> simulateHints(const color::Picture& truth, int count);

}  // namespace kinechrome::pipeline
