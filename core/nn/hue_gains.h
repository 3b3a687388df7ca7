// SPDX-License-Identifier: GPL-3.0-or-later
// How far each hue that a network says is to be believed.
#pragma once

#include <array>
#include <cstddef>
#include <vector>

namespace kinechrome::nn {

// Note [Hues]: a network that learns from means is not equally right about all hues. What it calls
// magenta lies between the blue and the red that it cannot choose from, and on photographs that it
// never saw is farther from the truth than gray is; what it says of brick and skin is too weak.
// One gain for all chroma can only slide along the frontier of distance against colourfulness;
// a gain for each hue moves it. The gains are measured on held-out pictures at the end of training
// and kept in the manifest.
inline constexpr std::size_t kHueSectors = 24;  // centred on 0, 15, ... 345 degrees of a*b*
using HueGains = std::array<float, kHueSectors>;
inline constexpr HueGains kEvenHues{1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1,
                                    1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1};
inline constexpr float kMostHueGain = 2.5F;

// The sector of a chroma, 0 of no number.
[[nodiscard]] std::size_t sectorOf(float a, float b);

// The gain of that chroma's hue, linear between the sectors' middles; 1 of no number.
[[nodiscard]] float gainOf(const HueGains& gains, float a, float b);

// `count` samples of a* and b* times their gain, in place.
void applyGains(const HueGains& gains, float* a, float* b, std::size_t count);

// Finds the gains. For each sector, apart from the others, the gain g that makes least of
//   sum |truth - g * said|  -  0.05 * g * sum |rg, yb of said|,
// the distance to the truth against what the sector adds to Hasler and Suesstrunk's colourfulness:
// all sectors pay the same price for their colour. One thread at a time.
class HueGainFit {
public:
    HueGainFit();
    // A picture's chroma as the network says it and as it is: `count` values of a*, then of b*.
    void add(const float* said, const float* truth, std::size_t count);
    // Scaled so that the whole is as strong as before; even where nothing was added.
    [[nodiscard]] HueGains best() const;

private:
    std::vector<double> price_;                   // by sector, by gain
    std::array<double, kHueSectors> strength_{};  // sums of |rg, yb|
};

}  // namespace kinechrome::nn
