// SPDX-License-Identifier: GPL-3.0-or-later
// Where the gamut is and what L* a luma asks for: what the tables of the luma lock are made with.
// Private to this room.
#pragma once

#include "core/color/rising_rgb.h"

namespace kinechrome::color {

// L* with luma y at chroma (a, b), continued smoothly a little beyond the gamut and clamped far
// outside of it, where no pixel ever reads. Newton's steps, kept inside a shrinking bracket.
[[nodiscard]] float solveLightness(float y, float a, float b, const FastWeights& weights,
                                   float guess);

// The largest chroma along (a, b) that has a colour of luma y. The gamut bends: in dark blue, for
// one, green dips below zero and comes back; so the search goes down from outside in steps.
[[nodiscard]] float largestChroma(float y, float a, float b, const FastWeights& weights);

}  // namespace kinechrome::color
