// SPDX-License-Identifier: GPL-3.0-or-later
// Hints as a person could have set them, drawn from the truth, so that figures with hints repeat.
#pragma once

#include <cstdint>
#include <string_view>
#include <vector>

#include "core/color/luma_lock.h"
#include "core/edit/hint.h"

namespace kinechrome::pipeline {

// Part of the seed of the positions, and the radius (of the width); both are in the document.
inline constexpr std::uint64_t hintSeed = 1;
inline constexpr double hintRadius = 0.01;

// `count` points at uniform positions, each with the mean true a*b* of the square around it.
// `name` is the film's or photograph's file name without folder: it seeds the positions, which are
// the same for every frame of a film and on every machine. They are nested: fewer points are the
// first ones of more.
[[nodiscard]] std::vector<edit::Hint> simulateHints(const color::LabPlanes& truth,
                                                    std::string_view name, int count);

}  // namespace kinechrome::pipeline
