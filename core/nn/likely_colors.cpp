// SPDX-License-Identifier: GPL-3.0-or-later
// Clusters around the peaks of a distribution over colours.
#include "core/nn/likely_colors.h"

#include <algorithm>
#include <cmath>
#include <iterator>

#include "core/nn/color_palette.h"

namespace kinechrome::nn {

namespace {

constexpr float kReach = 1.6F * static_cast<float>(kPaletteStep);
constexpr double kLeastShare = 1.0 / 30.0;

}  // namespace

std::vector<LikelyColor> likeliest(std::span<const float> shares, std::span<const float> colors,
                                   int most) {
    std::vector<float> left(shares.begin(), shares.end());
    std::vector<LikelyColor> list;
    while (static_cast<int>(list.size()) < most && !left.empty()) {
        const auto peak = static_cast<std::size_t>(
            std::distance(left.begin(), std::max_element(left.begin(), left.end())));
        LikelyColor sum;
        for (std::size_t i = 0; i < left.size(); ++i) {
            const float da = colors[2 * i] - colors[2 * peak];
            const float db = colors[2 * i + 1] - colors[2 * peak + 1];
            if (std::hypot(da, db) > kReach) continue;
            const double share = static_cast<double>(left[i]);
            sum.share += share;
            sum.a += share * static_cast<double>(colors[2 * i]);
            sum.b += share * static_cast<double>(colors[2 * i + 1]);
            left[i] = 0.0F;
        }
        if (!list.empty() && sum.share < kLeastShare) break;
        list.push_back({sum.a / sum.share, sum.b / sum.share, sum.share});
    }
    std::ranges::stable_sort(list, std::ranges::greater(), &LikelyColor::share);
    return list;
}

}  // namespace kinechrome::nn
