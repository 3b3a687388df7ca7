// SPDX-License-Identifier: GPL-3.0-or-later
// Warp error and the occlusion test it stands on.
#include "core/metrics/temporal_figures.h"

#include <algorithm>
#include <cmath>

namespace kinechrome::metrics {
namespace {

using base::Plane;

// A place between samples of a plane; the same for all planes of that size.
struct Place {
    int x0 = 0;
    int y0 = 0;
    int x1 = 0;
    int y1 = 0;
    float fx = 0.0F;
    float fy = 0.0F;
};

// Nothing when the place is outside the picture.
std::optional<Place> placeAt(float x, float y, int width, int height) {
    const bool inside = x >= 0.0F && y >= 0.0F && x <= static_cast<float>(width - 1) &&
                        y <= static_cast<float>(height - 1);
    if (!inside) return std::nullopt;
    Place place;
    place.x0 = static_cast<int>(x);
    place.y0 = static_cast<int>(y);
    place.x1 = std::min(place.x0 + 1, width - 1);
    place.y1 = std::min(place.y0 + 1, height - 1);
    place.fx = x - static_cast<float>(place.x0);
    place.fy = y - static_cast<float>(place.y0);
    return place;
}

float read(const Plane<float>& plane, const Place& p) {
    const float* top = plane.row(p.y0);
    const float* bottom = plane.row(p.y1);
    const float upper = top[p.x0] + p.fx * (top[p.x1] - top[p.x0]);
    const float lower = bottom[p.x0] + p.fx * (bottom[p.x1] - bottom[p.x0]);
    return upper + p.fy * (lower - upper);
}

std::optional<Place> followed(const Motion& motion, int x, int y) {
    return placeAt(static_cast<float>(x) + motion.u.at(x, y),
                   static_cast<float>(y) + motion.v.at(x, y), motion.u.width(), motion.u.height());
}

float squaredGradient(const Plane<float>& plane, int x, int y) {
    const float here = plane.at(x, y);
    const float dx = plane.at(std::min(x + 1, plane.width() - 1), y) - here;
    const float dy = plane.at(x, std::min(y + 1, plane.height() - 1)) - here;
    return dx * dx + dy * dy;
}

bool consistentAt(const Motion& forward, const Motion& backward, int x, int y) {
    const std::optional<Place> place = followed(forward, x, y);
    if (!place) return false;
    const float fu = forward.u.at(x, y);
    const float fv = forward.v.at(x, y);
    const float bu = read(backward.u, *place);
    const float bv = read(backward.v, *place);
    const float forwardSize = fu * fu + fv * fv;
    const float backwardSize = bu * bu + bv * bv;
    const float apart = (bu + fu) * (bu + fu) + (bv + fv) * (bv + fv);
    return apart <= 0.01F * (backwardSize + forwardSize) + 0.5F;
}

bool visibleAt(const Motion& forward, const Motion& backward, int x, int y) {
    if (!consistentAt(forward, backward, x, y)) return false;
    const float fu = forward.u.at(x, y);
    const float fv = forward.v.at(x, y);
    const float edge = squaredGradient(forward.u, x, y) + squaredGradient(forward.v, x, y);
    return edge <= 0.01F * (fu * fu + fv * fv) + 0.002F;
}

template <class Test>
Plane<float> maskOf(const Motion& forward, const Motion& backward, Test test) {
    Plane<float> mask(forward.u.width(), forward.u.height());
    for (int y = 0; y < mask.height(); ++y) {
        for (int x = 0; x < mask.width(); ++x) {
            mask.at(x, y) = test(forward, backward, x, y) ? 1.0F : 0.0F;
        }
    }
    return mask;
}

}  // namespace

Plane<float> visibleMask(const Motion& forward, const Motion& backward) {
    return maskOf(forward, backward, visibleAt);
}

Plane<float> consistentMask(const Motion& forward, const Motion& backward) {
    return maskOf(forward, backward, consistentAt);
}

std::optional<double> warpError(const color::LabPlanes& first, const color::LabPlanes& second,
                                const Motion& forward, const Plane<float>& visible) {
    double sum = 0.0;
    double count = 0.0;
    for (int y = 0; y < visible.height(); ++y) {
        for (int x = 0; x < visible.width(); ++x) {
            if (visible.at(x, y) < 0.5F) continue;
            const std::optional<Place> place = followed(forward, x, y);
            if (!place) continue;
            const float da = first.a.at(x, y) - read(second.a, *place);
            const float db = first.b.at(x, y) - read(second.b, *place);
            sum += static_cast<double>(da * da + db * db);
            count += 1.0;
        }
    }
    if (count == 0.0) return std::nullopt;
    return sum / (count * 100.0 * 100.0);
}

}  // namespace kinechrome::metrics
