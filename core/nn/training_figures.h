// SPDX-License-Identifier: GPL-3.0-or-later
// What a training run reports about itself, as plain values.
#pragma once

#include <vector>

namespace kinechrome::nn {

// What the network would score if its chroma were multiplied by `gain`.
struct GainPoint {
    double gain = 1.0;
    double distanceRatio = 0.0;      // mean_ab_distance over that of the gray picture
    double colorfulnessRatio = 0.0;  // Hasler-Suesstrunk over the ground truth's
};

// On held-out pictures at half of the validation size (the network's own resolution).
struct ValidationFigures {
    int images = 0;
    double meanAbDistance = 0.0;      // at gain 1
    double grayDistance = 0.0;        // of the gray picture
    double classAccuracy = 0.0;       // of labelled pictures; 0 without a class head
    std::vector<GainPoint> frontier;  // gains rising from 1
    std::vector<GainPoint> hinted;    // the same pictures with simulated hints, gain 1 only
    GainPoint atTarget;               // where colourfulness reaches the recipe's target
    GainPoint chosen;                 // the same, but never beyond the recipe's distance limit
};

}  // namespace kinechrome::nn
