// SPDX-License-Identifier: GPL-3.0-or-later
// What a training run reports about itself, as plain values.
#pragma once

#include <algorithm>
#include <array>
#include <cstddef>
#include <string_view>
#include <vector>

#include "core/nn/hue_correction.h"

namespace kinechrome::nn {

// The parts of the loss, before their weights. A part that the recipe does not use is 0.
enum class LossPart {
    Color,         // distance of chroma, over huber_delta
    Class,         // cross-entropy of the picture's class
    Distribution,  // cross-entropy over quantised a*b*
    Certainty,     // negative log likelihood of the error that the network says it will make
    Spread,        // missing spread of chroma
    ShortTerm,     // against the frame before, warped
    LongTerm,      // against the clip's first frame, warped
    Adversarial,
    Count
};
inline constexpr std::size_t kLossParts = static_cast<std::size_t>(LossPart::Count);
// Column names of the log.
inline constexpr std::array<std::string_view, kLossParts> kLossNames{
    "loss_color",  "loss_class",      "loss_distribution", "loss_certainty",
    "loss_spread", "loss_short_term", "loss_long_term",    "loss_adversarial"};

struct LossValues {
    std::array<double, kLossParts> parts{};
    [[nodiscard]] double& operator[](LossPart part) {
        return parts[static_cast<std::size_t>(part)];
    }
    [[nodiscard]] double operator[](LossPart part) const {
        return parts[static_cast<std::size_t>(part)];
    }
    LossValues& operator+=(const LossValues& other) {
        for (std::size_t i = 0; i < kLossParts; ++i) parts[i] += other.parts[i];
        return *this;
    }
};

// What the network would score if its chroma were multiplied by `gain`.
struct GainPoint {
    double gain = 1.0;
    double distanceRatio = 0.0;      // mean_ab_distance over that of the gray picture
    double colorfulnessRatio = 0.0;  // Hasler-Suesstrunk over the ground truth's
};

// What the network says as it is; all zeros in a list without that point.
[[nodiscard]] inline GainPoint atGainOne(const std::vector<GainPoint>& points) {
    const auto found =
        std::find_if(points.begin(), points.end(), [](const auto& p) { return p.gain == 1.0; });
    return found == points.end() ? GainPoint{} : *found;
}

// On held-out pictures at half of the validation size (the network's own resolution).
struct ValidationFigures {
    int images = 0;
    double meanAbDistance = 0.0;      // at gain 1
    double grayDistance = 0.0;        // of the gray picture
    double classAccuracy = 0.0;       // of labelled pictures; 0 without a class head
    std::vector<GainPoint> frontier;  // gains rising, 1 among them
    std::vector<GainPoint> hinted;    // the same pictures with simulated hints, gain 1 only
    HueCorrection hues;               // in all of the above but `hinted`
    GainPoint atTarget;               // where colourfulness reaches the recipe's target
    GainPoint chosen;                 // the same, but never beyond the recipe's distance limit
    // Mean distance in the tenth of all pixels that the network is surest of, and least sure of;
    // 0 for a network that does not say.
    double surestDistance = 0.0;
    double leastSureDistance = 0.0;
};

}  // namespace kinechrome::nn
