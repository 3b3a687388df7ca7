// SPDX-License-Identifier: GPL-3.0-or-later
//
// Note [Transitions]
// In a dissolve every pixel goes straight from one shot to the other: a frame is the mean of its
// neighbours at equal distance on both sides, however unlike those are. In motion it is not: what
// moves is here, then there, never half in both. So a frame is the middle of a dissolve when
//  - it lies closer to the mean of its neighbours than they lie to each other,
//  - the neighbours differ in structure, also when motion is followed (which rules out slow pans,
//    whose frames are near to the mean as well), and
//  - so do the frames further out, before and after it all.
// Dissolves are short or long: three distances are tried. A fade is a valley of contrast between
// two pictures unlike each other, with no cut in it.
#include "core/temporal/transition_finder.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <numeric>

namespace kinechrome::temporal {

namespace {

struct Distance {
    int around = 0;  // where the shots are by themselves
    int step = 0;    // of the neighbours whose mean is looked at
};
constexpr std::array distances{Distance{8, 4}, Distance{15, 7}, Distance{26, 12}};

constexpr double straight = 0.6;  // share of the neighbours' difference that may be off their mean
constexpr double unlikeNear = 0.2;  // structure lost between the neighbours
constexpr double unlikeFar = 0.38;  // and between the shots
constexpr double plain = 12.0;      // codes: deviation below which there is nothing to dissolve
constexpr double valley = 0.35;     // contrast in a fade's middle, of that on its sides
constexpr std::int64_t apart = 6;   // frames without a sign that end a run

// Structure lost between two frames, both ways round.
double unlike(const Thumbnail& one, const Thumbnail& other) {
    const StructureChange there = structureChange(one, other);
    const StructureChange back = structureChange(other, one);
    const double total = there.contrast + back.contrast;
    return total > 0.0 ? (there.lost * there.contrast + back.lost * back.contrast) / total : 0.0;
}

// How far `middle` is off the mean of its neighbours, as a share of what lies between those: sums
// of squares, means taken out.
double offTheMean(const Thumbnail& before, const Thumbnail& middle, const Thumbnail& after) {
    double off = 0.0;
    double between = 0.0;
    const double lift = middle.mean() - (before.mean() + after.mean()) / 2.0;
    const double step = (after.mean() - before.mean()) / 2.0;
    for (int y = 0; y < Thumbnail::height; ++y) {
        for (int x = 0; x < Thumbnail::width; ++x) {
            const double a = before.row(y)[x];
            const double b = after.row(y)[x];
            const double away = middle.row(y)[x] - (a + b) / 2.0 - lift;
            const double half = (b - a) / 2.0 - step;
            off += away * away;
            between += half * half;
        }
    }
    return between > 0.0 ? off / between : 1.0;
}

}  // namespace

TransitionFinder::Reach TransitionFinder::reachAround(std::int64_t frame, int most) const {
    Reach within{std::max(frame - most, firstKept_), std::min(frame + most, next_ - 1)};
    for (const std::int64_t cut : cuts_) {
        if (cut <= frame) within.first = std::max(within.first, cut);
        if (cut > frame) within.last = std::min(within.last, cut - 1);
    }
    return within;
}

double TransitionFinder::dissolveAt(std::int64_t frame, int around, int step) const {
    const Reach within = reachAround(frame, around);
    const int least = step + step / 2;
    if (frame - within.first < least || within.last - frame < least) return 0.0;
    const Thumbnail& before = at(frame - step);
    const Thumbnail& after = at(frame + step);
    const Thumbnail& old = at(within.first);
    const Thumbnail& young = at(within.last);
    if (std::min(old.deviation(), young.deviation()) < plain) return 0.0;
    const double off = offTheMean(before, at(frame), after);
    if (off > straight) return 0.0;
    const double near = unlike(before, after);
    if (near < unlikeNear || unlike(old, young) < unlikeFar) return 0.0;
    return near * (1.0 - off);
}

double TransitionFinder::fadeAt(std::int64_t frame) const {
    const double here = at(frame).deviation();
    const Reach within = reachAround(frame, reach);
    const auto liveliest = [&](std::int64_t from, std::int64_t to) {
        std::int64_t best = from;
        for (std::int64_t other = from; other <= to; ++other) {
            if (at(other).deviation() > at(best).deviation()) best = other;
        }
        return best;
    };
    const std::int64_t before = liveliest(within.first, frame);
    const std::int64_t after = liveliest(frame, within.last);
    const double sides = std::min(at(before).deviation(), at(after).deviation());
    if (sides < plain || here > valley * sides) return 0.0;
    if (unlike(at(before), at(after)) < unlikeFar) return 0.0;
    return 1.0 - here / sides;
}

std::optional<std::int64_t> TransitionFinder::closeRun() {
    if (run_.empty()) return std::nullopt;
    const double best = std::ranges::max(run_, {}, &Sign::strength).strength;
    double sum = 0.0;
    double weight = 0.0;
    for (const Sign& sign : run_) {
        if (sign.strength < 0.85 * best) continue;
        sum += sign.strength * static_cast<double>(sign.frame);
        weight += sign.strength;
    }
    run_.clear();
    return static_cast<std::int64_t>(std::lround(sum / weight));
}

std::optional<std::int64_t> TransitionFinder::judge(std::int64_t frame) {
    if (frame < firstKept_ || frame >= next_) return std::nullopt;
    double strength = fadeAt(frame);
    for (const Distance& distance : distances) {
        strength = std::max(strength, dissolveAt(frame, distance.around, distance.step));
    }
    std::optional<std::int64_t> found;
    const bool ended = !run_.empty() && frame - run_.back().frame > apart;
    if (ended) found = closeRun();
    if (strength > 0.0) run_.push_back({frame, strength});
    return found;
}

std::optional<std::int64_t> TransitionFinder::push(const base::Plane<float>& gray, bool cut) {
    if (gray.empty()) return std::nullopt;
    frames_.push_back(Thumbnail::of(gray));
    if (cut) cuts_.push_back(next_);
    ++next_;
    if (frames_.size() > 2 * reach + 1) {
        frames_.pop_front();
        ++firstKept_;
    }
    while (!cuts_.empty() && cuts_.front() < firstKept_) cuts_.pop_front();
    return judge(next_ - 1 - reach);
}

std::vector<std::int64_t> TransitionFinder::finish() {
    std::vector<std::int64_t> found;
    for (std::int64_t frame = next_ - reach; frame < next_; ++frame) {
        if (const auto middle = judge(frame)) found.push_back(*middle);
    }
    if (const auto middle = closeRun()) found.push_back(*middle);
    return found;
}

std::int64_t TransitionFinder::knownTo() const {
    const std::int64_t judged = std::max<std::int64_t>(next_ - reach, 0);
    return run_.empty() ? judged : std::min(judged, run_.front().frame);
}

}  // namespace kinechrome::temporal
