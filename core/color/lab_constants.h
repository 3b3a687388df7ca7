// SPDX-License-Identifier: GPL-3.0-or-later
// The numbers behind CIELAB as Kinechrome defines it: shared by the reference formulas and the
// tables, so that they cannot drift apart.
#pragma once

#include <array>

namespace kinechrome::color {

using Matrix3 = std::array<std::array<double, 3>, 3>;

// Linear BT.709 R, G, B (D65: x 0.3127, y 0.3290) to XYZ; BT.709 primaries, SMPTE RP 177.
inline constexpr Matrix3 kXyzFromRgb{
    {{0.41239079926595951, 0.35758433938387796, 0.18048078840183429},
     {0.21263900587151036, 0.71516867876775592, 0.07219231536073371},
     {0.01933081871559185, 0.11919477979462599, 0.95053215224966059}}};

inline constexpr Matrix3 kRgbFromXyz{
    {{3.2409699419045213, -1.5373831775700935, -0.49861076029300328},
     {-0.96924363628087983, 1.8759675015077207, 0.041555057407175613},
     {0.055630079696993609, -0.20397695888897657, 1.0569715142428786}}};

// White is R = G = B = 1 through the matrix above, so that neutral is exactly a* = b* = 0.
inline constexpr std::array<double, 3> kWhite{
    kXyzFromRgb[0][0] + kXyzFromRgb[0][1] + kXyzFromRgb[0][2],
    kXyzFromRgb[1][0] + kXyzFromRgb[1][1] + kXyzFromRgb[1][2],
    kXyzFromRgb[2][0] + kXyzFromRgb[2][1] + kXyzFromRgb[2][2]};

// CIE 15:2004, 8.2.1.1: cube root above (6/29)^3, a straight line of slope (29/6)^2/3 below.
inline constexpr double kLabKnee = 6.0 / 29.0;
inline constexpr double kLabEpsilon = kLabKnee * kLabKnee * kLabKnee;
inline constexpr double kLabSlope = 1.0 / (3.0 * kLabKnee * kLabKnee);
inline constexpr double kLabOffset = 4.0 / 29.0;

}  // namespace kinechrome::color
