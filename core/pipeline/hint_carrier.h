// SPDX-License-Identifier: GPL-3.0-or-later
// HintCarrier: hints of a segment carried to its other frames along the optical flow, until what
// they lie on can no longer be seen.
#pragma once

#include <cstdint>
#include <functional>
#include <map>
#include <optional>
#include <tuple>
#include <utility>
#include <vector>

#include "core/base/error.h"
#include "core/edit/segment.h"
#include "core/pipeline/motion_book.h"

namespace kinechrome::pipeline {

// Remembers the ways it has found: recolouring a hint costs nothing, carrying it one frame further
// costs the flow between two frames. One thread at a time.
class HintCarrier {
public:
    // How a frame continues the one before it, as MotionBook::at(). Errors are handed on.
    using MotionOf = std::function<base::Result<MomentPtr>(std::int64_t frame)>;

    explicit HintCarrier(MotionOf motionOf) : motionOf_(std::move(motionOf)) {}

    // A hint of a segment where it lies in some frame.
    struct Place {
        std::size_t index = 0;  // of the segment's hints
        double x = 0.0;         // fractions of the picture's width, as in edit::Hint
        double y = 0.0;
        double sureness = 1.0;  // 0..1: how well the way there and the way back agreed so far
    };
    // Where the hints that speak for `frame` (edit::hintsInForce()) lie in it. `frame` lies inside
    // the segment; a hint of the frame itself is where it was put. Left out are those that went out
    // of the picture or behind something on the way: where the way there and the way back disagree
    // (as checkFlow()). In the order of the segment, the hints of the nearest frames last.
    [[nodiscard]] base::Result<std::vector<Place>> placesAt(const edit::Segment& segment,
                                                            std::int64_t frame);
    // Those hints, moved to their places; of overlapping ones the nearest in time wins.
    [[nodiscard]] base::Result<std::vector<edit::Hint>> hintsAt(const edit::Segment& segment,
                                                                std::int64_t frame);

private:
    struct Point {
        double x = 0.0;  // fractions of the picture's width, as in edit::Hint
        double y = 0.0;
        double sureness = 1.0;
    };
    // The way of a hint in one direction; element k: k frames from its own.
    struct Way {
        std::vector<Point> points;
        bool lost = false;
    };
    using WayKey = std::tuple<std::int64_t, double, double, int>;

    [[nodiscard]] base::Result<std::optional<Point>> carried(const edit::Hint& hint,
                                                             std::int64_t frame);

    MotionOf motionOf_;
    std::map<WayKey, Way> ways_;
};

}  // namespace kinechrome::pipeline
