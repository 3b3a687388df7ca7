// SPDX-License-Identifier: GPL-3.0-or-later
// Carrying hints from frame to frame.
#include "core/pipeline/hint_carrier.h"

#include <algorithm>
#include <cmath>
#include <cstdlib>
#include <set>
#include <utility>

#include "core/edit/hint_tracks.h"

namespace kinechrome::pipeline {

namespace {

constexpr std::size_t mostOthers = 4096;  // a few hundred hints, each dragged a few times

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
    forgetOthersThan(segment);
    const std::vector<std::size_t> inForce = edit::hintsInForce(segment.hints, frame);
    std::vector<Way*> ways;
    for (const std::size_t index : inForce) ways.push_back(&wayOf(segment.hints[index], frame));
    for (const int direction : {1, -1}) {
        if (auto led = lead(ways, direction, frame); !led) return base::fail(led.error());
    }
    std::vector<Place> places;
    for (std::size_t i = 0; i < ways.size(); ++i) {
        const Way& way = *ways[i];
        if (!way.reaches(frame)) continue;
        const Point& here = way.points[static_cast<std::size_t>(std::abs(frame - way.start))];
        places.push_back({inForce[i], here.x, here.y, here.sureness});
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
    return hintsIn(segment, *places);
}

std::vector<edit::Hint> HintCarrier::hintsIn(const edit::Segment& segment,
                                             const std::vector<Place>& places) {
    std::vector<edit::Hint> hints;
    for (const Place& place : places) {
        edit::Hint here = segment.hints[place.index];
        here.x = place.x;
        here.y = place.y;
        hints.push_back(std::move(here));
    }
    return hints;
}

HintCarrier::Way& HintCarrier::wayOf(const edit::Hint& hint, std::int64_t frame) {
    const int direction = frame >= hint.frame ? 1 : -1;
    Way& way = ways_[{hint.frame, hint.x, hint.y, direction}];
    if (way.points.empty()) way = {hint.frame, direction, {{hint.x, hint.y, 1.0}}, false};
    return way;
}

base::Result<void> HintCarrier::lead(std::vector<Way*> ways, int direction, std::int64_t frame) {
    std::erase_if(ways, [&](const Way* way) { return way->direction != direction; });
    while (true) {
        std::erase_if(ways, [&](const Way* way) { return way->lost || way->reaches(frame); });
        if (ways.empty()) return {};
        // Whoever is furthest behind goes first; the others join in where it comes by.
        const Way& last = **std::ranges::min_element(
            ways, {}, [&](const Way* way) { return direction * way->end(); });
        const std::int64_t from = last.end();
        const auto motion = motionOf_(direction > 0 ? from + 1 : from);
        if (!motion) return base::fail(motion.error());
        for (Way* way : ways) {
            if (way->end() == from) way->goOn(**motion);
        }
    }
}

void HintCarrier::Way::goOn(const temporal::Moment& motion) {
    const temporal::FlowField& there = direction > 0 ? motion.toNow : motion.toPast;
    const temporal::FlowField& back = direction > 0 ? motion.toPast : motion.toNow;
    const double width = there.u.width();
    const Point last = points.back();
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
    lost = !agree || !inside;
    if (lost) return;
    points.push_back({last.x + step.u / width, last.y + step.v / width,
                      std::min(last.sureness, 1.0 - apart / allowed)});
}

// A segment's own ways stay however many they are: forgotten in every frame, they would be gone
// from their beginning in every frame.
void HintCarrier::forgetOthersThan(const edit::Segment& segment) {
    if (ways_.size() <= mostOthers + 2 * segment.hints.size()) return;
    std::set<std::tuple<std::int64_t, double, double>> own;
    for (const edit::Hint& hint : segment.hints) own.insert({hint.frame, hint.x, hint.y});
    std::erase_if(ways_, [&](const auto& entry) {
        const auto& [start, x, y, direction] = entry.first;
        return !own.contains({start, x, y});
    });
}

}  // namespace kinechrome::pipeline
