// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/temporal/flat_ground.h"

#include <algorithm>
#include <functional>
#include <utility>

#include "core/temporal/resample.h"

namespace kinechrome::temporal {

namespace {

using base::Plane;

// Mean squared gradient, 0..1 a sample: what grain and blocks leave after the blur of motionGray().
constexpr float flatEnergy = 4e-5F;
// Everything but the blend is done at a quarter of the size.
constexpr int shrink = 4;
constexpr double surroundings = 0.75;  // samples of the small size, of the gradient's mean
constexpr double near = 3.0;           // likewise, of the vectors' mean
constexpr double far = 3.0;            // the same of a mean at a quarter of that size again
constexpr float farShare = 0.05F;
constexpr float allShare = 1e-3F;

float square(float value) {
    return value * value;
}

template <class Join>
Plane<float> joined(const Plane<float>& one, const Plane<float>& other, const Join& join) {
    Plane<float> out(one.width(), one.height());
    for (int y = 0; y < out.height(); ++y) {
        std::transform(one.row(y), one.row(y) + one.width(), other.row(y), out.row(y), join);
    }
    return out;
}

Plane<float> smaller(const Plane<float>& plane) {
    return resampled(plane, (plane.width() + shrink - 1) / shrink,
                     (plane.height() + shrink - 1) / shrink);
}

// 0 on flat ground, 1 where there is something to find; small.
Plane<float> structureOf(const Plane<float>& gray) {
    const int width = gray.width();
    const int height = gray.height();
    Plane<float> energy(width, height);
    for (int y = 0; y < height; ++y) {
        const float* above = gray.row(std::max(y - 1, 0));
        const float* here = gray.row(y);
        const float* below = gray.row(std::min(y + 1, height - 1));
        float* to = energy.row(y);
        for (int x = 0; x < width; ++x) {
            const float dx = 0.5F * (here[std::min(x + 1, width - 1)] - here[std::max(x - 1, 0)]);
            const float dy = 0.5F * (below[x] - above[x]);
            to[x] = square(dx) + square(dy);
        }
    }
    energy = blurred(smaller(energy), surroundings);
    return joined(energy, energy,
                  [](float e, float) { return square(e) / (square(e) + square(flatEnergy)); });
}

// 1 where the way there and the way back meet, a half where they miss each other by half a sample
// of the full size; of small fields.
Plane<float> agreement(const FlowField& there, const FlowField& back) {
    const Carrier way(there);
    const auto gap = [](float go, float come) { return square(shrink * (go + come)); };
    const Plane<float> u = joined(there.u, way.plain(back.u), gap);
    const Plane<float> v = joined(there.v, way.plain(back.v), gap);
    return joined(u, v, [](float du, float dv) { return 1.0F / (1.0F + 16.0F * square(du + dv)); });
}

double meanOf(const Plane<float>& plane) {
    double sum = 0.0;
    for (int y = 0; y < plane.height(); ++y) {
        for (int x = 0; x < plane.width(); ++x) sum += plane.at(x, y);
    }
    return sum / (static_cast<double>(plane.width()) * plane.height());
}

Plane<float> farMean(const Plane<float>& small) {
    return resampled(blurred(smaller(small), far), small.width(), small.height());
}

// Near neighbours count most, far ones where there are no near ones, the whole frame at last.
Plane<float> spread(const Plane<float>& small) {
    const auto all = static_cast<float>(meanOf(small));
    return joined(blurred(small, near), farMean(small), [all](float close, float distant) {
        return close + farShare * distant + allShare * all;
    });
}

// What there is of a field at the small size.
struct Ground {
    FlowField flow;          // in samples of the small size
    Plane<float> structure;  // 0..1
};

Ground groundOf(const FlowField& flow, const Plane<float>& gray) {
    Plane<float> structure = structureOf(gray);
    return {resizeFlow(flow, structure.width(), structure.height()), std::move(structure)};
}

FlowField bridgedField(const FlowField& found, const Ground& there, const Ground& back) {
    const Plane<float> weight =
        joined(there.structure, agreement(there.flow, back.flow), std::multiplies<>());
    const Plane<float> weights = spread(weight);
    const auto aroundOf = [&](const Plane<float>& part) {
        return joined(spread(joined(weight, part, std::multiplies<>())), weights,
                      [](float sum, float count) { return sum / std::max(count, 1e-12F); });
    };
    const int width = found.u.width();
    const int height = found.u.height();
    const FlowField mean =
        resizeFlow({aroundOf(there.flow.u), aroundOf(there.flow.v)}, width, height);
    const Plane<float> structure = resampled(there.structure, width, height);
    const auto blended = [&](const Plane<float>& part, const Plane<float>& ground) {
        Plane<float> out(width, height);
        for (int y = 0; y < height; ++y) {
            const float* own = part.row(y);
            const float* around = ground.row(y);
            const float* share = structure.row(y);
            float* to = out.row(y);
            for (int x = 0; x < width; ++x) to[x] = around[x] + share[x] * (own[x] - around[x]);
        }
        return out;
    };
    return {blended(found.u, mean.u), blended(found.v, mean.v)};
}

}  // namespace

PairFlow bridged(const PairFlow& found, const Plane<float>& now, const Plane<float>& past) {
    const Ground here = groundOf(found.toPast, now);
    const Ground there = groundOf(found.toNow, past);
    return {bridgedField(found.toPast, here, there), bridgedField(found.toNow, there, here)};
}

}  // namespace kinechrome::temporal
