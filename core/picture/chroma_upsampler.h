// SPDX-License-Identifier: GPL-3.0-or-later
// Brings chroma from network size to picture size without bleeding over edges.
#pragma once

#include "core/base/plane.h"
#include "core/color/chroma_field.h"

namespace kinechrome::picture {

// `gray`: guide at full size, 0..1 (see color::grayInput). `field`: chroma at any smaller size.
// Returns a and b at gray's size. Edge-aware: fast guided filter (He, Sun 2015, "Fast Guided
// Filter"): linear coefficients are found at field size against the shrunk guide and applied to
// the full-size guide; see Note [Guided upsampling] in the source for what differs. Where luma is
// flat the field is interpolated as it is. Results stay within the range of the field around them;
// not-a-number in the field counts as 0. Any thread; no state.
struct FullChroma {
    base::Plane<float> a;
    base::Plane<float> b;
};
[[nodiscard]] FullChroma upsampleChroma(const color::ChromaField& field,
                                        const base::Plane<float>& gray);

// Area-averaged shrink (or bilinear growth) of a plane: gray input to network size.
[[nodiscard]] base::Plane<float> resize(const base::Plane<float>& plane, int width, int height);

}  // namespace kinechrome::picture
