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
// What has drifted all the same is taken out afterwards (drift.h).
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

void add(color::ChromaField& field, const color::ChromaField& correction) {
    for (int y = 0; y < field.height(); ++y) {
        for (int x = 0; x < field.width(); ++x) {
            field.a.at(x, y) += correction.a.at(x, y);
            field.b.at(x, y) += correction.b.at(x, y);
        }
    }
}

// What the frame gets of the mean; where that is the frame alone, what the ground beside it got.
color::ChromaField filled(const JoinedMean& mean, const WaitingFrame& frame) {
    const int width = frame.network.width();
    const int height = frame.network.height();
    color::ChromaField out{mean.field.a.clone(), mean.field.b.clone(), {width, height}};
    for (int y = 0; y < height; ++y) {
        for (int x = 0; x < width; ++x) {
            out.confidence.at(x, y) = std::clamp(
                1.0F - frame.weight.at(x, y) / std::max(mean.count.at(x, y), 1e-6F), 0.0F, 1.0F);
        }
    }
    fillIn(out, frame.network);
    return out;
}

}  // namespace

BidirectionalStabilizer::BidirectionalStabilizer(double strength)
    : WindowStabilizer(window), most_(memoryLength(strength)) {
    if (most_ > 0.0F) drift_.emplace(most_);
}

void BidirectionalStabilizer::forget() {
    forward_ = {};
    recent_ = {};
    if (drift_) drift_->forget();
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

std::vector<color::ChromaField> BidirectionalStabilizer::solve(const Frames& frames,
                                                               std::size_t count) {
    std::vector<Witness> witnesses;
    for (const WaitingFrame& frame : frames) witnesses.push_back({frame.network, frame.weight});
    const std::vector<Plane<float>> links = linksOf(frames, count);
    const Passage passage{frames, witnesses, links, most_};
    const auto before = forwardMeans(passage, frames.size(), forward_);
    const std::vector<JoinedMean> means = joinedMeans(passage, before);
    forward_ = before[count - 1];
    std::vector<color::ChromaField> fields;
    std::vector<const color::ChromaField*> network;
    for (std::size_t i = 0; i < frames.size(); ++i) {
        fields.push_back(filled(means[i], frames[i]));
        network.push_back(&frames[i].network);
    }
    if (drift_) {
        vividness_.restore(fields, network, count);
        // Last, so that a drift of saturation that is held back is not given back as if it were
        // lost.
        const auto corrections = drift_->correctionsOf(frames, count, links, means);
        for (std::size_t i = 0; i < count; ++i) add(fields[i], corrections[i]);
    }
    fields.resize(count);
    return fields;
}

}  // namespace kinechrome::temporal
