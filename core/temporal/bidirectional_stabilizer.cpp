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
// Anchors speak every eighth frame, as further witnesses of the mean there, and the passes carry
// their word on: said to every frame alone, their flow, searched anew each time, would tremble. So
// a block is solved twice: once to know the colour of its own anchors, once to hear them.
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
constexpr std::int64_t askedEvery = 8;  // frames
constexpr float anchorWorth = 4.0F;     // frames, the word of one that stands on a full mean

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

// How much the word counts beside the colours of the shot, `held`; an anchor from before a real
// change of colour has nothing to say.
void weigh(Anchors::Word& word, const color::ChromaField& held, float most) {
    for (int y = 0; y < word.count.height(); ++y) {
        for (int x = 0; x < word.count.width(); ++x) {
            const float apart =
                std::hypot(word.a.at(x, y) - held.a.at(x, y), word.b.at(x, y) - held.b.at(x, y));
            const float same = 1.0F - std::clamp((apart - anchorChange) / anchorChange, 0.0F, 1.0F);
            float& count = word.count.at(x, y);
            count *= same * anchorWorth / (2.0F * most);  // a full mean counts 2 * most
        }
    }
}

// The word of anchors joins a mean like frames of the network's.
void hear(ColorMemory& memory, const Anchors::Word& word) {
    if (word.empty()) return;
    for (int y = 0; y < word.a.height(); ++y) {
        for (int x = 0; x < word.a.width(); ++x) {
            float& count = memory.count.at(x, y);
            count += word.count.at(x, y);
            const float gain = word.count.at(x, y) / std::max(count, 1e-6F);
            memory.a.at(x, y) += gain * (word.a.at(x, y) - memory.a.at(x, y));
            memory.b.at(x, y) += gain * (word.b.at(x, y) - memory.b.at(x, y));
        }
    }
}

// What the frame gets of the mean; where that is the frame alone, what the ground beside it got.
color::ChromaField filled(const color::ChromaField& mean, const Plane<float>& count,
                          const WaitingFrame& frame) {
    const int width = frame.network.width();
    const int height = frame.network.height();
    color::ChromaField out{{width, height}, {width, height}, {width, height}};
    for (int y = 0; y < height; ++y) {
        for (int x = 0; x < width; ++x) {
            out.a.at(x, y) = mean.a.at(x, y) - frame.network.a.at(x, y);
            out.b.at(x, y) = mean.b.at(x, y) - frame.network.b.at(x, y);
            out.confidence.at(x, y) = std::clamp(
                1.0F - frame.weight.at(x, y) / std::max(count.at(x, y), 1e-6F), 0.0F, 1.0F);
        }
    }
    fillIn(out.a, out.b, out.confidence);
    for (int y = 0; y < height; ++y) {
        for (int x = 0; x < width; ++x) {
            out.a.at(x, y) += frame.network.a.at(x, y);
            out.b.at(x, y) += frame.network.b.at(x, y);
        }
    }
    return out;
}

}  // namespace

BidirectionalStabilizer::BidirectionalStabilizer(double strength)
    : WindowStabilizer(window), most_(memoryLength(strength)) {}

void BidirectionalStabilizer::forget() {
    forward_ = {};
    recent_ = {};
    anchors_.forget();
    frame_ = 0;
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

std::vector<ColorMemory> BidirectionalStabilizer::forwardMeans(const Frames& frames,
                                                               std::size_t count,
                                                               const Guidance& guidance) const {
    std::vector<ColorMemory> means;
    ColorMemory held = forward_;
    for (std::size_t i = 0; i < count; ++i) {
        const WaitingFrame& frame = frames[i];
        const Moment& moment = frame.coarse();
        ColorMemory mean;
        if (!moment.beginsShot() && !held.empty()) {
            mean = carried(held, moment, Direction::Forward, moment.gray);
            if (!guidance.links[i].empty()) multiply(mean.count, guidance.links[i]);
        }
        remember(mean, frame.network, frame.weight, moment.gray, most_);
        hear(mean, guidance.words[i]);
        held = mean;
        means.push_back(std::move(mean));
    }
    return means;
}

std::vector<BidirectionalStabilizer::Joined> BidirectionalStabilizer::joinedMeans(
    const Frames& frames, const std::vector<ColorMemory>& before, const Guidance& guidance) const {
    std::vector<Joined> joined(before.size());
    ColorMemory after;
    for (std::size_t i = frames.size(); i-- > 0;) {
        const WaitingFrame& frame = frames[i];
        const Plane<float>& gray = frame.coarse().gray;
        if (i + 1 < frames.size()) {
            const Moment& next = frames[i + 1].coarse();
            if (!guidance.links[i + 1].empty()) multiply(after.count, guidance.links[i + 1]);
            after = carried(after, next, Direction::Backward, gray);
        }
        if (i < before.size()) {
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
        hear(after, guidance.words[i]);
    }
    return joined;
}

BidirectionalStabilizer::Words BidirectionalStabilizer::wordsOn(const Frames& frames,
                                                                std::size_t count,
                                                                const std::vector<Joined>& joined) {
    const auto frameAt = [this](std::size_t i) { return frame_ + static_cast<std::int64_t>(i); };
    const auto settle = [&](std::size_t i) {
        const SharedMoment& moment = frames[i].moment;
        anchors_.settle(frameAt(i), moment.fine->gray, joined[i].field, joined[i].count,
                        moment.anchor);
    };
    for (std::size_t i = 0; i < count; ++i) {
        if (frameAt(i) == 0 || frames[i].moment.anchor) settle(i);
    }
    Words words(joined.size());
    for (std::size_t i = 0; i < joined.size(); ++i) {
        if (frameAt(i) % askedEvery != 0) continue;
        const Joined& own = joined[i];
        words[i] = anchors_.wordOn(frameAt(i), frames[i].moment.fine->gray, own.count.width(),
                                   own.count.height());
        if (!words[i].empty()) weigh(words[i], own.field, most_);
    }
    return words;
}

std::vector<BidirectionalStabilizer::Joined> BidirectionalStabilizer::anchoredMeans(
    const Frames& frames, std::size_t count) {
    Guidance guidance{linksOf(frames, count), Words(frames.size())};
    if (most_ > 0.0F) {
        const auto before = forwardMeans(frames, frames.size(), guidance);
        guidance.words = wordsOn(frames, count, joinedMeans(frames, before, guidance));
    }
    const auto before = forwardMeans(frames, count, guidance);
    forward_ = before.back();
    return joinedMeans(frames, before, guidance);
}

std::vector<color::ChromaField> BidirectionalStabilizer::solve(const Frames& frames,
                                                               std::size_t count) {
    const std::vector<Joined> joined = anchoredMeans(frames, count);
    std::vector<color::ChromaField> fields;
    std::vector<const color::ChromaField*> network;
    for (std::size_t i = 0; i < count; ++i) {
        const WaitingFrame& frame = frames[i];
        const Joined& own = joined[i];
        if (most_ > 0.0F) {
            anchors_.settle(frame_ + static_cast<std::int64_t>(i), frame.moment.fine->gray,
                            own.field, own.count, frame.moment.anchor);
        }
        fields.push_back(filled(own.field, own.count, frame));
        network.push_back(&frame.network);
    }
    if (most_ > 0.0F) vividness_.restore(fields, network);
    frame_ += static_cast<std::int64_t>(count);
    return fields;
}

}  // namespace kinechrome::temporal
