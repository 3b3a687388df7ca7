// SPDX-License-Identifier: GPL-3.0-or-later
// A network's confidence on the scale on which it tells pixels apart.
#pragma once

namespace kinechrome::pipeline {

// The a*b* distances from the truth that colornet expects where it is least and most sure: the ends
// of its calibration, by tenths of the pixels (models/colornet/README.md: 21.2 and 6.7).
inline constexpr float leastSureDistance = 21.0F;
inline constexpr float mostSureDistance = 7.0F;

// `confidence`: as nn::Colorizer gives it, 14 / (14 + expected distance). 0..1, linear in the
// distance between the two ends and held at them. Any thread.
[[nodiscard]] float calibratedSureness(float confidence);

}  // namespace kinechrome::pipeline
