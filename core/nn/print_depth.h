// SPDX-License-Identifier: GPL-3.0-or-later
// How much of a scene's chroma a print can show where it is darker than the scene was.
#pragma once

namespace kinechrome::nn {

// `scene` and `print`: Y' 0..1 of the same spot. The share of the scene's a*, b* that the spot has
// at the print's luma with its chromaticity kept, 0..1: as X, Y and Z shrink together, a* and b*
// shrink with f, the cube root of CIE 1976 L*a*b* (f(Y) = (L* + 16) / 116). A print that is lighter
// keeps all: 1. Within 0.01; any thread.
[[nodiscard]] float chromaKept(float scene, float print);

}  // namespace kinechrome::nn
