// SPDX-License-Identifier: GPL-3.0-or-later
// Carrying hints from frame to frame.
#include "core/pipeline/hint_carrier.h"

#include <algorithm>
#include <cmath>
#include <cstdlib>
#include <utility>

#include "core/edit/hint_tracks.h"

namespace kinechrome::pipeline {

namespace {

constexpr std::size_t mostWays = 4096;  // a few hundred hints, each dragged a few times

struct Vector {
    double u = 0.0;
    double v = 0.0;
};

// Bilinear, edges replicated. x, y in pixels, sample centres at whole numbers.
double sampleAt(const base::Plane<float>& plane, double x, double y) {
    const double column = std::clamp(x, 0.0, plane.width() - 1.0);
    const double row = std::clamp(y, 0.0, plane.height() - 1.0);
    const int left = std::min(static_cast<int>(column), std::max(0, plane.width() - 2));
    const int top = std::min(static_cast<int>(row), std::max(0, plane.height() - 2));
    const int right = std::min(left + 1, plane.width() - 1);
    const int bottom = std::min(top + 1, plane.height() - 1);
    const double fx = column - left;
    const double fy = row - top;
    return (1.0 - fy) * ((1.0 - fx) * static_cast<double>(plane.at(left, top)) +
                         fx * static_cast<double>(plane.at(right, top))) +
           fy * ((1.0 - fx) * static_cast<double>(plane.at(left, bottom)) +
                 fx * static_cast<double>(plane.at(right, bottom)));
}

Vector vectorAt(const temporal::FlowField& flow, double x, double y) {
    return {sampleAt(flow.u, x, y), sampleAt(flow.v, x, y)};
}

double square(const Vector& v) {
    return v.u * v.u + v.v * v.v;
}

}  // namespace

base::Result<std::vector<HintCarrier::Place>> HintCarrier::placesAt(const edit::Segment& segment,
                                                                    std::int64_t frame) {
    std::vector<Place> places;
    for (const std::size_t index : edit::hintsInForce(segment.hints, frame)) {
        const auto point = carried(segment.hints[index], frame);
        if (!point) return base::fail(point.error());
        if (!*point) continue;
        places.push_back({index, (*point)->x, (*point)->y, (*point)->sureness});
    }
    std::ranges::stable_sort(places, std::ranges::greater(), [&](const Place& place) {
        return std::abs(segment.hints[place.index].frame - frame);
    });
    return places;
}

base::Result<std::vector<edit::Hint>> HintCarrier::hintsAt(const edit::Segment& segment,
                                                           std::int64_t frame) {
    const auto places = placesAt(segment, frame);
    if (!places) return base::fail(places.error());
    std::vector<edit::Hint> hints;
    for (const Place& place : *places) {
        edit::Hint here = segment.hints[place.index];
        here.x = place.x;
        here.y = place.y;
        hints.push_back(std::move(here));
    }
    return hints;
}

base::Result<std::optional<HintCarrier::Point>> HintCarrier::carried(const edit::Hint& hint,
                                                                     std::int64_t frame) {
    if (frame == hint.frame) return Point{hint.x, hint.y, 1.0};
    const int direction = frame > hint.frame ? 1 : -1;
    const auto steps = static_cast<std::size_t>(std::abs(frame - hint.frame));
    if (ways_.size() > mostWays) ways_.clear();
    Way& way = ways_[{hint.frame, hint.x, hint.y, direction}];
    if (way.points.empty()) way.points.push_back({hint.x, hint.y, 1.0});
    while (!way.lost && way.points.size() <= steps) {
        const std::int64_t from =
            hint.frame + direction * (static_cast<std::int64_t>(way.points.size()) - 1);
        const auto motion = motionOf_(direction > 0 ? from + 1 : from);
        if (!motion) return base::fail(motion.error());
        const temporal::FlowField& there = direction > 0 ? (*motion)->toNow : (*motion)->toPast;
        const temporal::FlowField& back = direction > 0 ? (*motion)->toPast : (*motion)->toNow;
        const double width = there.u.width();
        const Point last = way.points.back();
        const double x = last.x * width - 0.5;
        const double y = last.y * width - 0.5;
        const Vector step = vectorAt(there, x, y);
        const Vector home = vectorAt(back, x + step.u, y + step.v);
        // Ruder 2016, eq. 5.
        const double apart = square({step.u + home.u, step.v + home.v});
        const double allowed = 0.01 * (square(step) + square(home)) + 0.5;
        const bool agree = apart <= allowed;
        const bool inside = x + step.u >= -0.5 && x + step.u < width - 0.5 && y + step.v >= -0.5 &&
                            y + step.v < there.u.height() - 0.5;
        way.lost = !agree || !inside;
        if (way.lost) break;
        way.points.push_back({last.x + step.u / width, last.y + step.v / width,
                              std::min(last.sureness, 1.0 - apart / allowed)});
    }
    if (way.points.size() <= steps) return std::optional<Point>();
    return way.points[steps];
}

}  // namespace kinechrome::pipeline
