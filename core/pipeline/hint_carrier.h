// SPDX-License-Identifier: GPL-3.0-or-later
// HintCarrier: hints of a segment carried to its other frames along the optical flow, until what
// they lie on can no longer be seen.
#pragma once

#include <cstdint>
#include <functional>
#include <map>
#include <tuple>
#include <utility>
#include <vector>

#include "core/base/error.h"
#include "core/edit/segment.h"
#include "core/pipeline/motion_book.h"

namespace kinechrome::pipeline {

// Remembers the ways it has found: recolouring a hint costs nothing. Hints go together, pair of
// frames by pair of frames: carrying any number of them one frame further costs the flow between
// two frames. One thread at a time.
class HintCarrier {
public:
    // How a frame continues the one before it, as MotionBook::at(); only its flows are looked at.
    // Asked at most once a pair and direction by each call. Errors are handed on; what was found
    // before is kept.
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
    // The same for places that are known already, of a frame of this segment.
    [[nodiscard]] static std::vector<edit::Hint> hintsIn(const edit::Segment& segment,
                                                         const std::vector<Place>& places);

private:
    struct Point {
        double x = 0.0;  // fractions of the picture's width, as in edit::Hint
        double y = 0.0;
        double sureness = 1.0;
    };
    // The way of a hint in one direction; element k: k frames from its own.
    struct Way {
        std::int64_t start = 0;  // the hint's own frame
        int direction = 1;
        std::vector<Point> points = {};
        bool lost = false;  // beyond the last point

        [[nodiscard]] std::int64_t end() const {
            return start + direction * (static_cast<std::int64_t>(points.size()) - 1);
        }
        [[nodiscard]] bool reaches(std::int64_t frame) const {
            return direction * (end() - frame) >= 0;
        }
        // One frame further along `motion`, or lost.
        void goOn(const temporal::Moment& motion);
    };
    using WayKey = std::tuple<std::int64_t, double, double, int>;

    // From the hint's frame towards `frame`, as far as it is known.
    [[nodiscard]] Way& wayOf(const edit::Hint& hint, std::int64_t frame);
    // Leads those of one direction on to `frame`, all together, until they are there or lost.
    [[nodiscard]] base::Result<void> lead(std::vector<Way*> ways, int direction,
                                          std::int64_t frame);
    void forgetOthersThan(const edit::Segment& segment);

    MotionOf motionOf_;
    std::map<WayKey, Way> ways_;
};

}  // namespace kinechrome::pipeline
