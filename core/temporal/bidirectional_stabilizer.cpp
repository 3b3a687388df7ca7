// SPDX-License-Identifier: GPL-3.0-or-later
// The stabiliser that looks both ways.
//
// Note [Both ways]
// Ruder 2016 (3.3, multi-pass) runs forward and backward through the shot in turn and blends. Here
// both passes are running means (running_mean.h) over the network's own colours, and a frame gets
// the mean of both, each by the frames behind it: the two-filter smoother (Fraser, Potter 1969),
// which is the least-squares answer for a colour that is constant along its path and seen through
// noise. Visibility shortens a mean, distance does through the cap of its count.
//
// Looking ahead also tells a real change of colour from flicker before it happens: the few frames
// before a boundary and the few after it are compared, and where they differ by more than their
// flicker does, no memory crosses that boundary in either direction.
//
// The forward pass goes on from block to block; the backward pass begins anew `ahead` frames beyond
// the block, where its count starts at one and has little weight.
#include "core/temporal/bidirectional_stabilizer.h"

#include <algorithm>
#include <cmath>
#include <utility>

#include "core/temporal/resample.h"

namespace kinechrome::temporal {

namespace {

using base::Plane;

constexpr WindowSize window{48, 32};
constexpr float fewFrames = 5.0F;
constexpr float smallChange = 16.0F;  // a*b* units that nobody would call another colour
constexpr float anchorChange = 10.0F;
constexpr float anchorShare = 1.0F;  // of the frames behind an anchor

// What is the same in the means before and after a boundary, 1, to what has changed, 0.
Plane<float> agreementOf(const ColorMemory& before, const ColorMemory& after) {
    Plane<float> same(before.a.width(), before.a.height());
    for (int y = 0; y < same.height(); ++y) {
        for (int x = 0; x < same.width(); ++x) {
            // Where both means are of few frames they say little about a change; where one is of
            // many, the other has come through a narrow gap and is not missed if it differs.
            const float witnesses =
                std::max(before.count.at(x, y), after.count.at(x, y)) / fewFrames;
            const float apart = std::hypot(before.a.at(x, y) - after.a.at(x, y),
                                           before.b.at(x, y) - after.b.at(x, y));
            const float changed = std::clamp(
                (apart * std::min(witnesses, 1.0F) - smallChange) / smallChange, 0.0F, 1.0F);
            same.at(x, y) = 1.0F - changed;
        }
    }
    return same;
}

void multiply(Plane<float>& plane, const Plane<float>& factor) {
    for (int y = 0; y < plane.height(); ++y) {
        const float* from = factor.row(y);
        float* to = plane.row(y);
        for (int x = 0; x < plane.width(); ++x) to[x] *= from[x];
    }
}

}  // namespace

BidirectionalStabilizer::BidirectionalStabilizer(double strength)
    : WindowStabilizer(window), most_(memoryLength(strength)) {}

void BidirectionalStabilizer::forget() {
    forward_ = {};
    recent_ = {};
    anchors_.forget();
    vividness_.forget();
}

std::vector<Plane<float>> BidirectionalStabilizer::linksOf(const Frames& frames,
                                                           std::size_t count) {
    std::vector<ColorMemory> before(frames.size());  // carried to the frame, without it
    ColorMemory recent = recent_;
    for (std::size_t i = 0; i < frames.size(); ++i) {
        const WaitingFrame& frame = frames[i];
        const Moment& moment = frame.coarse();
        if (!moment.beginsShot() && !recent.empty()) {
            before[i] = carried(recent, moment, Direction::Forward, moment.gray);
            recent = before[i].clone();
        }
        remember(recent, frame.network, frame.weight, moment.gray, fewFrames);
        if (i + 1 == count) recent_ = recent.clone();
    }
    std::vector<Plane<float>> links(frames.size());
    ColorMemory after;
    for (std::size_t i = frames.size(); i-- > 0;) {
        const WaitingFrame& frame = frames[i];
        if (i + 1 < frames.size()) {
            after =
                carried(after, frames[i + 1].coarse(), Direction::Backward, frame.coarse().gray);
        }
        remember(after, frame.network, frame.weight, frame.coarse().gray, fewFrames);
        if (!before[i].empty()) links[i] = agreementOf(before[i], after);
    }
    return links;
}

std::vector<ColorMemory> BidirectionalStabilizer::forwardMeans(
    const Frames& frames, std::size_t count, const std::vector<Plane<float>>& links) {
    std::vector<ColorMemory> means;
    for (std::size_t i = 0; i < count; ++i) {
        const WaitingFrame& frame = frames[i];
        const Moment& moment = frame.coarse();
        ColorMemory mean;
        if (!moment.beginsShot() && !forward_.empty()) {
            mean = carried(forward_, moment, Direction::Forward, moment.gray);
            if (!links[i].empty()) multiply(mean.count, links[i]);
        }
        remember(mean, frame.network, frame.weight, moment.gray, most_);
        forward_ = mean;
        means.push_back(std::move(mean));
    }
    return means;
}

std::vector<BidirectionalStabilizer::Joined> BidirectionalStabilizer::joinedMeans(
    const Frames& frames, std::size_t count, const std::vector<Plane<float>>& links) {
    const std::vector<ColorMemory> before = forwardMeans(frames, count, links);
    std::vector<Joined> joined(count);
    ColorMemory after;
    for (std::size_t i = frames.size(); i-- > 0;) {
        const WaitingFrame& frame = frames[i];
        const Plane<float>& gray = frame.coarse().gray;
        if (i + 1 < frames.size()) {
            const Moment& next = frames[i + 1].coarse();
            if (!links[i + 1].empty()) multiply(after.count, links[i + 1]);
            after = carried(after, next, Direction::Backward, gray);
        }
        if (i < count) {
            Joined& at = joined[i];
            const ColorMemory& past = before[i];
            at.field.a = past.a.clone();
            at.field.b = past.b.clone();
            at.count = past.count.clone();
            if (!after.empty()) {
                for (int y = 0; y < gray.height(); ++y) {
                    for (int x = 0; x < gray.width(); ++x) {
                        const float own = std::min(after.count.at(x, y), most_);
                        float& total = at.count.at(x, y);
                        total += own;
                        const float gain = own / std::max(total, 1e-6F);
                        float& a = at.field.a.at(x, y);
                        float& b = at.field.b.at(x, y);
                        a += gain * (after.a.at(x, y) - a);
                        b += gain * (after.b.at(x, y) - b);
                    }
                }
            }
        }
        remember(after, frame.network, frame.weight, gray, most_);
    }
    return joined;
}

std::vector<color::ChromaField> BidirectionalStabilizer::solve(const Frames& frames,
                                                               std::size_t count) {
    const std::vector<Plane<float>> links = linksOf(frames, count);
    std::vector<Joined> joined = joinedMeans(frames, count, links);
    std::vector<color::ChromaField> fields;
    for (std::size_t i = 0; i < count; ++i) {
        const WaitingFrame& frame = frames[i];
        Joined& own = joined[i];
        const int width = frame.network.width();
        const int height = frame.network.height();
        const Plane<float>& fine = frame.moment.fine->gray;
        const Anchors::Pull pull =
            most_ > 0.0F ? anchors_.pull(fine, width, height) : Anchors::Pull{};
        Plane<float> liftA(width, height);
        Plane<float> liftB(width, height);
        Plane<float> certainty(width, height);
        for (int y = 0; y < height; ++y) {
            for (int x = 0; x < width; ++x) {
                float a = own.field.a.at(x, y);
                float b = own.field.b.at(x, y);
                float& total = own.count.at(x, y);
                if (!pull.empty()) {
                    // An anchor from before a real change of colour has nothing to say.
                    const float apart = std::hypot(pull.a.at(x, y) - a, pull.b.at(x, y) - b);
                    const float same =
                        1.0F - std::clamp((apart - anchorChange) / anchorChange, 0.0F, 1.0F);
                    const float held = same * anchorShare * std::min(pull.count.at(x, y), most_);
                    const float gain = held / (total + held);
                    a += gain * (pull.a.at(x, y) - a);
                    b += gain * (pull.b.at(x, y) - b);
                    total += held;
                }
                certainty.at(x, y) =
                    std::clamp(1.0F - frame.weight.at(x, y) / std::max(total, 1e-6F), 0.0F, 1.0F);
                liftA.at(x, y) = a - frame.network.a.at(x, y);
                liftB.at(x, y) = b - frame.network.b.at(x, y);
            }
        }
        const Plane<float> visible = certainty.clone();
        fillIn(liftA, liftB, certainty);
        color::ChromaField out{{width, height}, {width, height}, visible};
        for (int y = 0; y < height; ++y) {
            for (int x = 0; x < width; ++x) {
                out.a.at(x, y) = frame.network.a.at(x, y) + liftA.at(x, y);
                out.b.at(x, y) = frame.network.b.at(x, y) + liftB.at(x, y);
            }
        }
        if (most_ > 0.0F) {
            anchors_.settle(fine, out.clone(), own.count, frame.moment.anchor);
            vividness_.restore(out, frame.network);
        }
        fields.push_back(std::move(out));
    }
    return fields;
}

}  // namespace kinechrome::temporal
