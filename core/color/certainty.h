// SPDX-License-Identifier: GPL-3.0-or-later
// The scale of a network's certainty: how far from the truth it expects its colour to be, as a
// confidence of 0..1. Fields carry the confidence (ChromaField).
#pragma once

namespace kinechrome::color {

// The a*b* distance from the truth at which confidence is one half.
inline constexpr float halfSureDistance = 14.0F;

// `distance`: expected, 0 or more. 1 at 0, falling towards 0.
[[nodiscard]] constexpr float confidenceOf(float distance) {
    return halfSureDistance / (halfSureDistance + distance);
}

// The other way round; `confidence` above 0, at most 1.
[[nodiscard]] constexpr float expectedDistanceOf(float confidence) {
    return halfSureDistance / confidence - halfSureDistance;
}

}  // namespace kinechrome::color
