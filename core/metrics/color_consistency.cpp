// SPDX-License-Identifier: GPL-3.0-or-later
// Histograms and their divergence.
#include "core/metrics/color_consistency.h"

#include <algorithm>
#include <cmath>
#include <cstdint>

namespace kinechrome::metrics {
namespace {

std::array<double, kHistogramBins> channelHistogram(const base::Plane<float>& plane) {
    std::array<std::uint64_t, kHistogramBins> counts{};
    for (int y = 0; y < plane.height(); ++y) {
        const float* row = plane.row(y);
        for (int x = 0; x < plane.width(); ++x) {
            const float code = std::min(std::max(row[x], 0.0F), 1.0F) * 255.0F + 0.5F;
            ++counts[static_cast<std::size_t>(code)];
        }
    }
    const double all = static_cast<double>(plane.width()) * static_cast<double>(plane.height());
    std::array<double, kHistogramBins> shares{};
    for (std::size_t i = 0; i < shares.size(); ++i)
        shares[i] = static_cast<double>(counts[i]) / all;
    return shares;
}

double meanDivergence(const ColorHistogram& x, const ColorHistogram& y) {
    double sum = 0.0;
    for (std::size_t channel = 0; channel < x.size(); ++channel) {
        sum += jensenShannon(x[channel], y[channel]);
    }
    return sum / static_cast<double>(x.size());
}

}  // namespace

ColorHistogram colorHistogram(const color::RgbPlanes& rgb) {
    return {channelHistogram(rgb.b), channelHistogram(rgb.g), channelHistogram(rgb.r)};
}

double jensenShannon(const std::array<double, kHistogramBins>& p,
                     const std::array<double, kHistogramBins>& q) {
    double sum = 0.0;
    for (std::size_t i = 0; i < p.size(); ++i) {
        const double middle = 0.5 * (p[i] + q[i]);
        if (p[i] > 0.0) sum += 0.5 * p[i] * std::log(p[i] / middle);
        if (q[i] > 0.0) sum += 0.5 * q[i] * std::log(q[i] / middle);
    }
    return sum;
}

void ColorConsistency::add(const ColorHistogram& frame) {
    for (std::size_t k = 0; k < kDistances.size(); ++k) {
        if (recent_.size() < kDistances[k]) continue;
        sum_[k] += meanDivergence(recent_[recent_.size() - kDistances[k]], frame);
        count_[k] += 1.0;
    }
    if (recent_.size() == kDistances.back()) recent_.erase(recent_.begin());
    recent_.push_back(frame);
}

std::optional<double> ColorConsistency::value() const {
    double mean = 0.0;
    for (std::size_t k = 0; k < kDistances.size(); ++k) {
        if (count_[k] == 0.0) return std::nullopt;
        mean += sum_[k] / count_[k] / static_cast<double>(kDistances.size());
    }
    return mean;
}

}  // namespace kinechrome::metrics
