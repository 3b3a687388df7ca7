// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/nn/hint_following.h"

#include <algorithm>
#include <cmath>
#include <vector>

#include "core/nn/halved.h"

namespace kinechrome::nn {
namespace {

constexpr int kReach = 4;            // samples of the field
constexpr float kFade = 1.6F;        // standard deviation over place, samples
constexpr float kGrayRange = 0.06F;  // and over gray values, 0..1

struct Spot {
    int x = 0;
    int y = 0;
    float missingA = 0.0F;
    float missingB = 0.0F;
};

std::vector<Spot> spotsOf(const color::HintRaster& hints, const color::ChromaField& field) {
    std::vector<Spot> spots;
    for (int y = 0; y < field.height(); ++y) {
        for (int x = 0; x < field.width(); ++x) {
            float count = 0.0F;
            float a = 0.0F;
            float b = 0.0F;
            for (int v = 2 * y; v < std::min(2 * y + 2, hints.mask.height()); ++v) {
                for (int u = 2 * x; u < std::min(2 * x + 2, hints.mask.width()); ++u) {
                    if (hints.mask.row(v)[u] <= 0.0F) continue;
                    count += 1.0F;
                    a += hints.a.row(v)[u];
                    b += hints.b.row(v)[u];
                }
            }
            if (count == 0.0F) continue;
            spots.push_back({x, y, a / count - field.a.row(y)[x], b / count - field.b.row(y)[x]});
        }
    }
    return spots;
}

// What neighbours should take over from the spots, as weighted sums.
struct Spread {
    base::Plane<float> a;
    base::Plane<float> b;
    base::Plane<float> weight;
};

void spread(const Spot& spot, const base::Plane<float>& gray, Spread& sums) {
    const float own = gray.row(spot.y)[spot.x];
    for (int y = std::max(0, spot.y - kReach); y <= std::min(gray.height() - 1, spot.y + kReach);
         ++y) {
        for (int x = std::max(0, spot.x - kReach); x <= std::min(gray.width() - 1, spot.x + kReach);
             ++x) {
            const auto dx = static_cast<float>(x - spot.x);
            const auto dy = static_cast<float>(y - spot.y);
            const float dg = (gray.row(y)[x] - own) / kGrayRange;
            const float weight =
                std::exp(-0.5F * ((dx * dx + dy * dy) / (kFade * kFade) + dg * dg));
            sums.a.row(y)[x] += weight * spot.missingA;
            sums.b.row(y)[x] += weight * spot.missingB;
            sums.weight.row(y)[x] += weight;
        }
    }
}

}  // namespace

void followHints(const base::Plane<float>& gray, const color::HintRaster& hints,
                 color::ChromaField& field) {
    if (hints.empty() || field.empty()) return;
    const std::vector<Spot> spots = spotsOf(hints, field);
    if (spots.empty()) return;
    const base::Plane<float> half = halved(gray, field.width(), field.height());
    const auto zero = [&field] {
        base::Plane<float> plane(field.width(), field.height());
        for (int y = 0; y < plane.height(); ++y) {
            std::fill_n(plane.row(y), plane.width(), 0.0F);
        }
        return plane;
    };
    Spread sums{zero(), zero(), zero()};
    for (const Spot& spot : spots) spread(spot, half, sums);
    for (int y = 0; y < field.height(); ++y) {
        for (int x = 0; x < field.width(); ++x) {
            const float weight = sums.weight.row(y)[x];
            const float share = 1.0F / std::max(1.0F, weight);
            field.a.row(y)[x] += sums.a.row(y)[x] * share;
            field.b.row(y)[x] += sums.b.row(y)[x] * share;
            if (!field.confidence.empty()) {
                float& sure = field.confidence.row(y)[x];
                sure += (1.0F - sure) * std::min(1.0F, weight);
            }
        }
    }
    // Spots beside each other average their wishes; each gets its own back.
    for (const Spot& spot : spots) {
        const float weight = sums.weight.row(spot.y)[spot.x];
        const float share = 1.0F / std::max(1.0F, weight);
        field.a.row(spot.y)[spot.x] += spot.missingA - sums.a.row(spot.y)[spot.x] * share;
        field.b.row(spot.y)[spot.x] += spot.missingB - sums.b.row(spot.y)[spot.x] * share;
    }
}

}  // namespace kinechrome::nn
