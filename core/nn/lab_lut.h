// SPDX-License-Identifier: GPL-3.0-or-later
// CIELAB by table, for training: some millions of pixels a second on a core that has other work.
// Same convention as core/color (CIE 1976, D65, BT.709 primaries, sRGB curve), less exact: within
// 0.02 in L*, a*, b* of the formulas, which a test checks.
#pragma once

#include <cstddef>

namespace kinechrome::nn {

// `red`, `green`, `blue`: count values 0..255 (sRGB code values, fractions allowed, clamped).
// Writes count values of a* and b*.
void chromaFromRgb(const float* red, const float* green, const float* blue, std::size_t count,
                   float* a, float* b);

// The same with L* (0..100) as well.
void labFromRgb(const float* red, const float* green, const float* blue, std::size_t count,
                float* lightness, float* a, float* b);

// R', G', B' as 0..255 floats, clipped to the gamut, of the Lab colours whose lightness is that of
// the neutral gray with Y' = gray (0..1). For sheets and for colourfulness while training; exports
// use the exact luma lock of core/color instead.
void rgbFromGrayAndChroma(const float* gray, const float* a, const float* b, std::size_t count,
                          float* red, float* green, float* blue);

}  // namespace kinechrome::nn
