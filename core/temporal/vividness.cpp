// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/temporal/vividness.h"

#include <algorithm>
#include <cmath>
#include <utility>

namespace kinechrome::temporal {

namespace {

constexpr std::size_t reach = 24;       // frames to both sides
constexpr double reachOfThePast = 5.0;  // frames; more would lag behind a shot whose flicker grows
constexpr double highestGain = 1.3;
constexpr double share = 0.98;  // the last bit costs more error than it shows
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

// `network` and `steady`: how colourful the frames of late are, on a scale of one's own.
void giveBack(color::ChromaField& field, double network, double steady) {
    if (steady <= 0.0) return;
    const auto gain = static_cast<float>(std::clamp(share * network / steady, 1.0, highestGain));
    if (gain == 1.0F) return;
    scale(field.a, gain);
    scale(field.b, gain);
}

}  // namespace

void Vividness::restore(color::ChromaField& steady, const color::ChromaField& network) {
    frames_ = std::min(frames_ + 1.0, reachOfThePast);
    mean_.network += (colorfulnessOf(network) - mean_.network) / frames_;
    mean_.steady += (colorfulnessOf(steady) - mean_.steady) / frames_;
    giveBack(steady, mean_.network, mean_.steady);
}

void Vividness::restore(std::vector<color::ChromaField>& steady,
                        const std::vector<const color::ChromaField*>& network, std::size_t count) {
    std::vector<Colorfulness> seen = std::move(late_);
    const std::size_t before = seen.size();
    for (std::size_t i = 0; i < steady.size(); ++i) {
        seen.push_back({colorfulnessOf(*network[i]), colorfulnessOf(steady[i])});
    }
    for (std::size_t i = 0; i < count; ++i) {
        const std::size_t now = before + i;
        const std::size_t from = now - std::min(now, reach);
        const std::size_t to = std::min(now + reach + 1, seen.size());
        Colorfulness sum;
        for (std::size_t j = from; j < to; ++j) {
            // Weights that fall to nothing at the ends: no frame comes or goes with a jump.
            const auto weight =
                static_cast<double>(reach + 1 - std::max(j, now) + std::min(j, now));
            sum.network += weight * seen[j].network;
            sum.steady += weight * seen[j].steady;
        }
        giveBack(steady[i], sum.network, sum.steady);
    }
    const std::size_t end = before + count;
    const auto at = [&](std::size_t i) { return seen.begin() + static_cast<std::ptrdiff_t>(i); };
    late_.assign(at(end - std::min(end, reach)), at(end));
}

}  // namespace kinechrome::temporal
