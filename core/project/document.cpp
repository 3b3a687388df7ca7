// SPDX-License-Identifier: GPL-3.0-or-later
// The rules that the values of a document keep.
#include "core/project/document.h"

#include <algorithm>
#include <limits>

#include <fmt/format.h>

#include "core/color/lab.h"

namespace kinechrome::project {

namespace {

base::Result<void> refuse(std::string what, std::string why) {
    return base::fail(base::ErrorKind::Input, std::move(what), std::move(why),
                      "correct the project or choose another");
}

// Whether any lightness shows the colour (a, b) on a screen. The slack admits colours that were
// picked on the gamut's edge and rounded when they were saved.
bool isShowable(double a, double b) {
    constexpr double slack = 0.02;
    for (int quarter = 1; quarter < 400; ++quarter) {
        const color::Rgb rgb = color::rgbFromLab({0.25 * quarter, a, b});
        const auto [lowest, highest] = std::minmax({rgb.r, rgb.g, rgb.b});
        if (lowest >= -slack && highest <= 1.0 + slack) return true;
    }
    return false;
}

base::Result<void> validateHints(const edit::Segment& segment) {
    for (const edit::Hint& hint : segment.hints) {
        if (hint.frame < segment.range.first || hint.frame > segment.range.last) {
            return refuse("hint", fmt::format("frame {} is outside its segment {}-{}", hint.frame,
                                              segment.range.first, segment.range.last));
        }
        if (!isShowable(hint.a, hint.b)) {
            return refuse("hint", fmt::format("no screen can show the colour a = {}, b = {}",
                                              hint.a, hint.b));
        }
    }
    return {};
}

base::Result<void> validateMask(const edit::Segment& segment, const std::string& what) {
    if (!segment.mask) return {};
    constexpr double rounding = 1e-6;
    const auto [x, y, width, height] = *segment.mask;
    const bool fits = x >= 0.0 && y >= 0.0 && width > 0.0 && height > 0.0 &&
                      x + width <= 1.0 + rounding && y + height <= 1.0 + rounding;
    if (fits) return {};
    return refuse(what, "its mask is empty or goes beyond the picture");
}

base::Result<void> validateSegments(const Document& document, std::int64_t end) {
    std::int64_t free = 0;  // the first frame that no earlier segment holds
    for (const edit::Segment& segment : document.segments) {
        const auto [first, last] = segment.range;
        const std::string what = fmt::format("segment {}-{}", first, last);
        if (first < 0 || last < first) return refuse(what, "its last frame comes before its first");
        if (first < free) return refuse(what, "overlaps the segment before it");
        if (last >= end) return refuse(what, fmt::format("the film has only {} frames", end));
        if (auto ok = edit::validate(segment.settings); !ok) return ok;
        if (auto ok = validateHints(segment); !ok) return ok;
        if (auto ok = validateMask(segment, what); !ok) return ok;
        free = last + 1;
    }
    return {};
}

}  // namespace

base::Result<void> validate(const Document& document) {
    if (document.frames < 0) return refuse("frames", "a film cannot have fewer than none");
    const std::int64_t end =
        document.frames > 0 ? document.frames : std::numeric_limits<std::int64_t>::max();
    const std::int64_t in = document.in.value_or(0);
    const std::int64_t out = document.out.value_or(end - 1);
    if (in < 0 || out >= end) return refuse("in and out", "lie outside the film");
    if (out < in) return refuse("in and out", "the last frame comes before the first");
    for (const Marker& marker : document.markers) {
        if (marker.frame < 0 || marker.frame >= end) {
            return refuse("marker", fmt::format("frame {} is outside the film", marker.frame));
        }
    }
    if (auto ok = edit::validate(document.settings); !ok) return ok;
    return validateSegments(document, end);
}

}  // namespace kinechrome::project
