// SPDX-License-Identifier: GPL-3.0-or-later
// CDC, colour distribution consistency: how much the histogram of a clip wanders.
#pragma once

#include <array>
#include <cstddef>
#include <optional>
#include <vector>

#include "core/color/luma_lock.h"

namespace kinechrome::metrics {

inline constexpr std::size_t kHistogramBins = 256;

// B, G, R; each channel sums to 1. Values are clipped to 0..1 and rounded to 8-bit codes.
using ColorHistogram = std::array<std::array<double, kHistogramBins>, 3>;
[[nodiscard]] ColorHistogram colorHistogram(const color::RgbPlanes& rgb);

// Jensen-Shannon divergence of two distributions, natural logarithm: 0 for equal ones, ln 2 for
// disjoint ones.
[[nodiscard]] double jensenShannon(const std::array<double, kHistogramBins>& p,
                                   const std::array<double, kHistogramBins>& q);

// Liu et al. 2021, "Temporally Consistent Video Colorization with Deep Feature Propagation and
// Self-regularization Learning" (TCVC): for t = 1, 2, 4 the mean over frames i and over
// B, G, R of the divergence between frames i and i + t; then the mean of the three. Rewards gray:
// never quote it without colorfulness. Keeps four histograms, whatever the clip's length.
class ColorConsistency {
public:
    void add(const ColorHistogram& frame);
    // Nothing for fewer than five frames.
    [[nodiscard]] std::optional<double> value() const;

private:
    static constexpr std::array<std::size_t, 3> kDistances{1, 2, 4};

    std::vector<ColorHistogram> recent_;  // oldest first, at most four
    std::array<double, 3> sum_{};
    std::array<double, 3> count_{};
};

}  // namespace kinechrome::metrics
