// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/temporal/vividness.h"

#include <algorithm>
#include <cmath>

namespace kinechrome::temporal {

namespace {

constexpr double longestMemory = 24.0;  // frames
constexpr double highestGain = 1.3;
constexpr double kept = 0.98;  // the last bit costs more error than it shows
constexpr double shareOfMean = 0.37;

double colorfulnessOf(const color::ChromaField& field) {
    double a = 0.0;
    double b = 0.0;
    double squares = 0.0;
    for (int y = 0; y < field.height(); ++y) {
        const float* rowA = field.a.row(y);
        const float* rowB = field.b.row(y);
        for (int x = 0; x < field.width(); ++x) {
            const auto ownA = static_cast<double>(rowA[x]);
            const auto ownB = static_cast<double>(rowB[x]);
            a += ownA;
            b += ownB;
            squares += ownA * ownA + ownB * ownB;
        }
    }
    const double count = static_cast<double>(field.width()) * field.height();
    a /= count;
    b /= count;
    const double variance = squares / count - a * a - b * b;
    return std::sqrt(std::max(variance, 0.0)) + shareOfMean * std::hypot(a, b);
}

void scale(base::Plane<float>& plane, float factor) {
    for (int y = 0; y < plane.height(); ++y) {
        float* row = plane.row(y);
        for (int x = 0; x < plane.width(); ++x) row[x] *= factor;
    }
}

}  // namespace

void Vividness::restore(color::ChromaField& steady, const color::ChromaField& network) {
    frames_ = std::min(frames_ + 1.0, longestMemory);
    network_ += (colorfulnessOf(network) - network_) / frames_;
    steady_ += (colorfulnessOf(steady) - steady_) / frames_;
    constexpr double colorless = 0.1;
    if (steady_ < colorless) return;
    const auto gain = static_cast<float>(std::clamp(kept * network_ / steady_, 1.0, highestGain));
    if (gain == 1.0F) return;
    scale(steady.a, gain);
    scale(steady.b, gain);
}

}  // namespace kinechrome::temporal
