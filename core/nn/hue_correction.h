// SPDX-License-Identifier: GPL-3.0-or-later
// How far each hue that a network says is to be believed, and what it rather means.
#pragma once

#include <array>
#include <cstddef>
#include <vector>

namespace kinechrome::nn {

// Note [Hues]: a network that learns from means is not equally right about all hues. What it calls
// magenta lies between the blue and the red that it cannot choose from, and on photographs that it
// never saw is farther from the truth than gray is; what it says of brick, skin and grass is too
// weak, and its reds are oranges. One gain for all chroma can only slide along the frontier of
// distance against colourfulness; a gain and a turn for each hue move it. They are measured on
// held-out pictures at the end of training and kept in the manifest.
inline constexpr std::size_t kHueSectors = 24;  // centred on 0, 15, ... 345 degrees of a*b*
inline constexpr float kMostHueGain = 2.5F;
inline constexpr float kMostHueTurn = 15.0F;  // degrees, either way

struct HueCorrection {
    std::array<float, kHueSectors> gains{1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1,
                                         1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1};
    std::array<float, kHueSectors> turns{};  // degrees, towards larger hues

    [[nodiscard]] bool operator==(const HueCorrection& other) const = default;
};

struct Chroma {
    float a = 0.0F;
    float b = 0.0F;
};

// The sector of a chroma, 0 of no number.
[[nodiscard]] std::size_t sectorOf(Chroma color);

// A chroma corrected for its hue, linear between the sectors' middles; no numbers stay none.
[[nodiscard]] Chroma corrected(const HueCorrection& hues, Chroma said);

// What must be said so that corrected() makes `wanted` of it; at most four times its chroma.
[[nodiscard]] Chroma uncorrected(const HueCorrection& hues, Chroma wanted);

// `count` samples of a* and b*, in place.
void correct(const HueCorrection& hues, float* a, float* b, std::size_t count);

// Finds the correction. For each sector, apart from the others, the gain g and the turn t that make
// least of
//   sum |truth - g * turned(said, t)|  -  0.05 * g * sum |rg, yb of said|,
// the distance to the truth against what the sector adds to Hasler and Suesstrunk's colourfulness:
// all sectors pay the same price for their colour. One thread at a time.
class HueFit {
public:
    HueFit();
    // A picture's chroma as the network says it and as it is: `count` values of a*, then of b*.
    void add(const float* said, const float* truth, std::size_t count);
    // Scaled so that the whole is as strong as before; nothing changes where nothing was added.
    [[nodiscard]] HueCorrection best() const;

private:
    std::vector<double> price_;                   // by sector, by turn, by gain
    std::array<double, kHueSectors> strength_{};  // sums of |rg, yb|
};

}  // namespace kinechrome::nn
