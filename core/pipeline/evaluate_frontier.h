// SPDX-License-Identifier: GPL-3.0-or-later
// The frontier between distance and colourfulness: the same colours made weaker and stronger.
//
// A gain on the chroma (the saturation knob, a temperature, a rebalancing exponent) only slides
// along this curve; two models are compared at equal colourfulness on it, not at one point each.
#pragma once

#include <array>
#include <optional>
#include <vector>

#include <nlohmann/json.hpp>

#include "core/base/error.h"
#include "core/metrics/figures.h"
#include "core/picture/chroma_upsampler.h"
#include "core/pipeline/evaluate_figures.h"

namespace kinechrome::pipeline {

inline constexpr std::array<double, 8> frontierGains{0.6, 0.8, 1.0, 1.2, 1.4, 1.6, 1.8, 2.0};
// Colourfulness over that of the truth at which the distance is read off the curve.
inline constexpr std::array<double, 3> frontierMarks{0.5, 0.6, 0.75};

struct FrontierPoint {
    double gain = 1.0;
    double meanAbDistance = 0.0;
    double colorfulness = 0.0;
};
using Frontier = std::vector<FrontierPoint>;  // in the order of frontierGains, or empty

// Means over the frames of one clip or still. One thread at a time.
class FrontierTally {
public:
    // `chroma`: what the run locked to the luma of `source`, its own saturation included; each gain
    // scales it and goes through the luma lock and the codes again, as an export of that saturation
    // would. `own`: the figures at gain 1, which are known already. Errors: Usage, Internal.
    [[nodiscard]] base::Result<void> add(const color::Picture& source,
                                         const picture::FullChroma& chroma,
                                         const metrics::JudgedPicture& truth,
                                         const metrics::FrameFigures& own);
    [[nodiscard]] Frontier frontier() const;  // empty before the first frame

private:
    std::array<Mean, frontierGains.size()> distance_;
    std::array<Mean, frontierGains.size()> colorfulness_;
};

[[nodiscard]] Frontier meanOf(const std::vector<Frontier>& members);

// What the ratios are taken of: the gray input's distance and the ground truth's colourfulness.
struct FrontierScale {
    double grayDistance = 0.0;
    double trueColorfulness = 0.0;
};

// Points with ratios; a ratio whose divisor is 0 is null. Null for an empty frontier.
[[nodiscard]] nlohmann::json toJson(const Frontier& frontier, const FrontierScale& scale);

// The mean_ab_distance at which the curve passes `colorfulness`, straight lines between its points;
// nothing where it does not.
[[nodiscard]] std::optional<double> distanceAt(const Frontier& frontier, double colorfulness);

// [{colorfulness_ratio, mean_ab_distance_ratio}] at frontierMarks; a mark beyond the curve is null.
[[nodiscard]] nlohmann::json marksJson(const Frontier& frontier, const FrontierScale& scale);

}  // namespace kinechrome::pipeline
