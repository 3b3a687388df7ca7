// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/temporal/flat_ground.h"

#include <algorithm>
#include <functional>

#include "core/temporal/resample.h"

namespace kinechrome::temporal {

namespace {

using base::Plane;

// Mean squared gradient, 0..1 a sample: what grain and blocks leave after the blur of motionGray().
constexpr float flatEnergy = 4e-5F;
constexpr double surroundings = 3.0;  // samples, of the gradient's mean
// The mean of neighbours is taken at a quarter of the size.
constexpr int shrink = 4;
constexpr double near = 3.0;  // samples of the small size
constexpr double far = 12.0;
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

// 0 on flat ground, 1 where there is something to find.
Plane<float> structureOf(const Plane<float>& gray) {
    const int width = gray.width();
    const int height = gray.height();
    Plane<float> energy(width, height);
    for (int y = 0; y < height; ++y) {
        const float* above = gray.row(std::max(y - 1, 0));
        const float* here = gray.row(y);
        const float* below = gray.row(std::min(y + 1, height - 1));
        for (int x = 0; x < width; ++x) {
            const float dx = 0.5F * (here[std::min(x + 1, width - 1)] - here[std::max(x - 1, 0)]);
            const float dy = 0.5F * (below[x] - above[x]);
            energy.at(x, y) = square(dx) + square(dy);
        }
    }
    energy = blurred(energy, surroundings);
    return joined(energy, energy,
                  [](float e, float) { return square(e) / (square(e) + square(flatEnergy)); });
}

// 1 where the way there and the way back meet, a half where they miss each other by half a sample.
Plane<float> agreement(const FlowField& there, const FlowField& back) {
    const Carrier way(there);
    const auto gap = [](float go, float come) { return square(go + come); };
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

// Near neighbours count most, far ones where there are no near ones, the whole frame at last.
Plane<float> spread(const Plane<float>& plane) {
    const Plane<float> small = resampled(plane, (plane.width() + shrink - 1) / shrink,
                                         (plane.height() + shrink - 1) / shrink);
    const auto all = static_cast<float>(meanOf(small));
    const Plane<float> sum = joined(
        blurred(small, near), blurred(small, far),
        [all](float close, float distant) { return close + farShare * distant + allShare * all; });
    return resampled(sum, plane.width(), plane.height());
}

FlowField bridgedField(const FlowField& there, const FlowField& back, const Plane<float>& gray) {
    const Plane<float> structure = structureOf(gray);
    const Plane<float> weight = joined(structure, agreement(there, back), std::multiplies<>());
    const Plane<float> weights = spread(weight);
    const auto bridgedPart = [&](const Plane<float>& part) {
        const Plane<float> around =
            joined(spread(joined(weight, part, std::multiplies<>())), weights,
                   [](float sum, float count) { return sum / std::max(count, 1e-12F); });
        const Plane<float> found = joined(part, around, std::minus<>());
        return joined(around, joined(structure, found, std::multiplies<>()), std::plus<>());
    };
    return {bridgedPart(there.u), bridgedPart(there.v)};
}

}  // namespace

PairFlow bridged(const PairFlow& found, const Plane<float>& now, const Plane<float>& past) {
    return {bridgedField(found.toPast, found.toNow, now),
            bridgedField(found.toNow, found.toPast, past)};
}

}  // namespace kinechrome::temporal
