// SPDX-License-Identifier: GPL-3.0-or-later
// How much colour a picture already has: none, the one hue of a toned print, or real colour.
#pragma once

#include <cstdint>

#include "core/color/picture.h"

namespace kinechrome::color {

enum class TintKind : std::uint8_t {
    Neutral,   // black and white, within what rounding of chroma codes makes of it
    Tinted,    // one hue throughout: sepia, blue toning, a cast
    Coloured,  // more than one hue
};

struct Tint {
    TintKind kind = TintKind::Neutral;
    double meanA = 0.0;  // mean a*, b* and sqrt(a*^2 + b*^2)
    double meanB = 0.0;
    double meanChroma = 0.0;
    double hueDegrees = 0.0;     // of the mean (a*, b*)
    double hueDispersion = 0.0;  // 0 one hue .. 1 all hues alike, weighted with chroma
    double offHueShare = 0.0;    // share of the chroma that lies more than 35 degrees off
};

// Measured on the picture shrunk to about 160 columns, which averages grain and chroma noise.
// A few frames of a film should agree before a person is told. Any thread.
[[nodiscard]] Tint measureTint(const Picture& picture);

}  // namespace kinechrome::color
