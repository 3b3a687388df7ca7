// SPDX-License-Identifier: GPL-3.0-or-later
// What keeps colour from drifting.
//
// Note [Drift]
// A mean of some dozen frames follows a network that changes its mind slowly. Anchors (anchors.h)
// remember what the shot looked like: every fourth frame is compared with them, and what they miss
// in its mean is one sample of the drift there. Drift is slow, so these samples are smoothed along
// the motion by a kernel of some dozen frames to both sides (both_ways.h, which the colours
// themselves are smoothed by), and the result is added to the means.
//
// The means know nothing of the corrections: what is compared with the anchors is always the
// network's own opinion, so that nothing feeds back. Each frame is asked about once, as far ahead
// as the window reaches, so that a block goes on where the one before it ended. And what an anchor
// misses has no step: it grows with the distance of the colours up to 10 units and falls to nothing
// at 20, where another colour is meant. Only the anchors' own colours are corrected ones, so that
// the later ones hold on to the first.
#include "core/temporal/drift.h"

#include <algorithm>
#include <cmath>
#include <limits>
#include <utility>

#include "core/temporal/moving_edge.h"
#include "core/temporal/resample.h"

namespace kinechrome::temporal {

namespace {

using base::Plane;

constexpr std::int64_t askedEvery = 4;  // frames
constexpr float kept = 0.92F;           // of a sample's weight from frame to frame
// So many samples make half of a correction, by the frames of memory: weak strengths correct less.
constexpr float doubtAtOneFrame = 3.0F;
constexpr float mostMissed = 10.0F;  // a*b* units
constexpr float likeColor = 4.0F;    // a*b* units up to which ground beside ground drifts alike
constexpr float otherColor = 10.0F;

// A frame coloured by hand is as it should be, and its neighbours with it.
Witness nothingMissing(const JoinedMean& mean) {
    const int width = mean.count.width();
    const int height = mean.count.height();
    Witness none{{{width, height}, {width, height}, {}}, {width, height}};
    none.weight.fill(worthOfAHand);
    return none;
}

// What the anchors' word misses in a mean that `fullCount` frames should stand behind.
Witness missingIn(const JoinedMean& mean, const Anchors::Word& word, float fullCount) {
    if (word.empty()) return {};
    const int width = mean.count.width();
    const int height = mean.count.height();
    Witness missed{{{width, height}, {width, height}, {}}, {width, height}};
    for (int y = 0; y < height; ++y) {
        for (int x = 0; x < width; ++x) {
            const float a = word.a.at(x, y) - mean.field.a.at(x, y);
            const float b = word.b.at(x, y) - mean.field.b.at(x, y);
            const float share =
                word.like.at(x, y) * std::min(1.0F, mostMissed / std::max(std::hypot(a, b), 1e-3F));
            missed.field.a.at(x, y) = share * a;
            missed.field.b.at(x, y) = share * b;
            missed.weight.at(x, y) =
                word.seen.at(x, y) * std::min(mean.count.at(x, y) / fullCount, 1.0F);
        }
    }
    return missed;
}

Plane<float> squareOf(const Plane<float>& plane) {
    Plane<float> square = plane.clone();
    multiply(square, plane);
    return square;
}

// How like the colour of what is known around it each sample is, 0..1: ground beside ground of its
// kind drifts alike, what has just come in front of it does not.
Plane<float> likeItsSurroundings(const color::ChromaField& colors, const Plane<float>& known) {
    const double reach = fillReach(known.width());
    const auto around = [&](const Plane<float>& plane) {
        Plane<float> product = plane.clone();
        multiply(product, known);
        return blurred(product, reach);
    };
    const Plane<float> a = around(colors.a);
    const Plane<float> b = around(colors.b);
    Plane<float> like = blurred(known, reach);
    for (int y = 0; y < like.height(); ++y) {
        for (int x = 0; x < like.width(); ++x) {
            const float all = std::max(like.at(x, y), 1e-6F);
            const float apart = std::hypot(a.at(x, y) / all - colors.a.at(x, y),
                                           b.at(x, y) / all - colors.b.at(x, y));
            like.at(x, y) =
                1.0F - std::clamp((apart - likeColor) / (otherColor - likeColor), 0.0F, 1.0F);
        }
    }
    return like;
}

// What is to be added to `mean`: what was missed, all of it where much stands behind it; where
// nothing does, what ground of like colour beside it gets, so that no seam shows.
color::ChromaField correctionOf(const JoinedMean& mean, const color::ChromaField& missed,
                                const Plane<float>& count, float doubt) {
    color::ChromaField correction{missed.a.clone(), missed.b.clone(), {}};
    Plane<float> share = count.clone();
    for (int y = 0; y < share.height(); ++y) {
        for (int x = 0; x < share.width(); ++x) share.at(x, y) /= share.at(x, y) + doubt;
    }
    multiply(correction.a, share);
    multiply(correction.b, share);
    const Plane<float> like = likeItsSurroundings(mean.field, squareOf(share));
    fillIn(correction.a, correction.b, share, like);
    return correction;
}

// Drift stays with what drifts: it does not pass beside edges that move, which are edges of colour
// and not of the drift itself.
std::vector<Plane<float>> withoutMovingEdges(const std::vector<WaitingFrame>& window,
                                             const std::vector<Plane<float>>& links,
                                             const std::vector<JoinedMean>& means) {
    std::vector<Plane<float>> ways;
    for (std::size_t i = 0; i < window.size(); ++i) {
        const Moment& moment = window[i].coarse();
        if (moment.beginsShot()) {
            ways.emplace_back();
            continue;
        }
        Plane<float> way = awayFromMovingEdges(moment.toPast, means[i].field.a, means[i].field.b);
        if (!links[i].empty()) multiply(way, links[i]);
        ways.push_back(std::move(way));
    }
    return ways;
}

color::ChromaField sum(const color::ChromaField& one, const color::ChromaField& other) {
    color::ChromaField both{one.a.clone(), one.b.clone(), {}};
    for (int y = 0; y < both.height(); ++y) {
        for (int x = 0; x < both.width(); ++x) {
            both.a.at(x, y) += other.a.at(x, y);
            both.b.at(x, y) += other.b.at(x, y);
        }
    }
    return both;
}

}  // namespace

DriftCorrection::DriftCorrection(float most)
    : fullCount_(2.0F * most), doubt_(doubtAtOneFrame / most), anchors_(fullCount_) {}

void DriftCorrection::forget() {
    anchors_.forget();
    words_.clear();
    held_ = {};
    frame_ = 0;
}

void DriftCorrection::settle(const WaitingFrame& frame, std::size_t index,
                             const color::ChromaField& field, const Plane<float>& count) {
    anchors_.settle(frameAt(index), frame.moment.fine->gray, field, count, frame.moment.anchor);
}

std::vector<Witness> DriftCorrection::ask(const std::vector<WaitingFrame>& window,
                                          const std::vector<JoinedMean>& means) {
    std::vector<Witness> missed;
    for (std::size_t i = 0; i < window.size(); ++i) {
        const WaitingFrame& frame = window[i];
        const JoinedMean& mean = means[i];
        const bool isNew = i == words_.size();  // else asked when the window before looked ahead
        if (isNew) words_.emplace_back();
        if (frame.moment.anchor) {
            settle(frame, i, mean.field, mean.count);
            missed.push_back(nothingMissing(mean));
            continue;
        }
        if (isNew && frameAt(i) % askedEvery == 0) {
            words_[i] = anchors_.wordOn({frameAt(i), frame.moment.fine->gray, mean.field});
        }
        missed.push_back(missingIn(mean, words_[i], fullCount_));
        if (!isNew || !Anchors::keeps(frameAt(i))) continue;
        // Until its own turn comes a key frame is what its own sample makes of it.
        const Witness& own = missed.back();
        settle(frame, i,
               own.empty() ? mean.field
                           : sum(mean.field, correctionOf(mean, own.field, own.weight, doubt_)),
               mean.count);
    }
    return missed;
}

std::vector<color::ChromaField> DriftCorrection::correctionsOf(
    const std::vector<WaitingFrame>& window, std::size_t count,
    const std::vector<Plane<float>>& links, const std::vector<JoinedMean>& means) {
    const std::vector<Witness> missed = ask(window, means);
    const std::vector<Plane<float>> ways = withoutMovingEdges(window, links, means);
    const Passage passage{window, missed, ways, std::numeric_limits<float>::max(), kept};
    const auto before = forwardMeans(passage, count, held_);
    const auto joined = joinedMeans(passage, before);
    held_ = before.back();
    std::vector<color::ChromaField> corrections;
    for (std::size_t i = 0; i < count; ++i) {
        const int width = means[i].count.width();
        const int height = means[i].count.height();
        corrections.push_back(
            joined[i].empty() ? color::ChromaField{{width, height}, {width, height}, {}}
                              : correctionOf(means[i], joined[i].field, joined[i].count, doubt_));
        if (!window[i].moment.anchor && Anchors::keeps(frameAt(i))) {
            settle(window[i], i, sum(means[i].field, corrections[i]), means[i].count);
        }
    }
    words_.erase(words_.begin(), words_.begin() + static_cast<std::ptrdiff_t>(count));
    frame_ += static_cast<std::int64_t>(count);
    return corrections;
}

}  // namespace kinechrome::temporal
