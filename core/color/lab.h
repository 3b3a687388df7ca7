// SPDX-License-Identifier: GPL-3.0-or-later
// CIE 1976 L*a*b* with D65, from BT.709 primaries and the sRGB transfer curve: the one colour
// convention of Kinechrome (CIE 15:2004; IEC 61966-2-1). Used by training, inference, figures,
// hints and luma lock alike.
#pragma once

#include <array>

namespace kinechrome::color {

struct Lab {
    double l = 0.0;  // 0..100
    double a = 0.0;
    double b = 0.0;
};

// Non-linear (sRGB-encoded) R'G'B'; 0..1 inside the gamut, anything outside it.
struct Rgb {
    double r = 0.0;
    double g = 0.0;
    double b = 0.0;
};

// sRGB curve, odd-symmetric for negative arguments so that it stays monotone out of gamut.
[[nodiscard]] double srgbToLinear(double encoded);
[[nodiscard]] double linearToSrgb(double linear);

[[nodiscard]] Lab labFromRgb(const Rgb& rgb);
[[nodiscard]] Rgb rgbFromLab(const Lab& lab);

// CIEDE2000 with kL = kC = kH = 1 (Sharma, Wu, Dalal 2005, "The CIEDE2000 Color-Difference
// Formula", eq. 2-22).
[[nodiscard]] double ciede2000(const Lab& x, const Lab& y);

}  // namespace kinechrome::color
