// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/temporal/anchors.h"

#include <algorithm>
#include <cmath>
#include <utility>

#include "core/temporal/moving_edge.h"
#include "core/temporal/resample.h"

namespace kinechrome::temporal {

namespace {

using base::Plane;

constexpr std::int64_t keyEvery = 32;  // frames
constexpr std::ptrdiff_t mostSpread = 4;
constexpr std::size_t mostByHand = 4;
constexpr std::int64_t nearest = 4;
constexpr double surroundings = 0.04;  // of the width, sigma
constexpr float scattered = 0.4F;      // share of the surroundings that is seen by chance
constexpr float whole = 0.8F;
constexpr float littleOfIt = 0.1F;  // share of the picture that is seen by chance
constexpr float enoughOfIt = 0.3F;
constexpr float otherColor = 10.0F;  // a*b* units at which an anchor begins to be of another colour

bool leavesPicture(const FlowField& way, int x, int y) {
    const float toX = static_cast<float>(x) + way.u.at(x, y);
    const float toY = static_cast<float>(y) + way.v.at(x, y);
    return toX < -1.0F || toY < -1.0F || toX > static_cast<float>(way.u.width()) ||
           toY > static_cast<float>(way.u.height());
}

// 0 at `low` and below, 1 at `high` and above.
float ramp(float value, float low, float high) {
    return std::clamp((value - low) / (high - low), 0.0F, 1.0F);
}

// How far each sample is seen, and not by chance: beyond the reach of the flow patches that look
// alike are left, scattered over the picture or along its edges.
Plane<float> surelySeen(const Moment& way) {
    Plane<float> seen(way.gray.width(), way.gray.height());
    double sum = 0.0;
    for (int y = 0; y < seen.height(); ++y) {
        for (int x = 0; x < seen.width(); ++x) {
            if (leavesPicture(way.toPast, x, y)) continue;
            seen.at(x, y) = trusted(way.seenInPast.at(x, y));
            sum += static_cast<double>(seen.at(x, y));
        }
    }
    const double samples = static_cast<double>(seen.width()) * seen.height();
    const float found = ramp(static_cast<float>(sum / samples), littleOfIt, enoughOfIt);
    const Plane<float> around = blurred(seen, surroundings * seen.width());
    for (int y = 0; y < seen.height(); ++y) {
        for (int x = 0; x < seen.width(); ++x) {
            seen.at(x, y) *= found * ramp(around.at(x, y), scattered, whole);
        }
    }
    return seen;
}

}  // namespace

Anchors::Anchors(float fullCount)
    : flow_(makeDisFlow(FlowPreset::Fast)), fullCount_(fullCount), spread_(keyEvery) {}

void Anchors::forget() {
    keys_.clear();
    byHand_.clear();
    spread_ = keyEvery;
}

Anchors::Word Anchors::wordOn(const Question& question) {
    const int width = question.held.width();
    const int height = question.held.height();
    Word word;
    for (const List* list : {&keys_, &byHand_}) {
        for (const Anchor& anchor : *list) {
            const std::int64_t since = question.frame - anchor.frame;
            if (since < (list == &byHand_ ? 0 : nearest)) continue;
            if (!anchor.gray.sameSize(question.gray)) continue;
            if (word.empty()) {
                word = {{width, height},
                        {width, height},
                        {width, height},
                        {width, height},
                        {width, height}};
            }
            ask(anchor, question, list == &byHand_, word);
        }
    }
    for (int y = 0; y < word.like.height(); ++y) {
        for (int x = 0; x < width; ++x) {
            word.like.at(x, y) /= std::max(word.seen.at(x, y), 1e-6F);
        }
    }
    return word;
}

void Anchors::ask(const Anchor& anchor, const Question& question, bool byHand, Word& word) {
    const color::ChromaField& held = question.held;
    const Moment way =
        resized(relate(*flow_, question.gray, anchor.gray), held.width(), held.height());
    const Carrier carrier(way.toPast);
    const Plane<float> a = carrier.sharp(anchor.field.a);
    const Plane<float> b = carrier.sharp(anchor.field.b);
    const Plane<float> count = carrier.plain(anchor.count);
    const Plane<float> away = awayFromMovingEdges(way.toPast, a, b);
    const Plane<float> seen = surelySeen(way);
    for (int y = 0; y < held.height(); ++y) {
        for (int x = 0; x < held.width(); ++x) {
            const float apart =
                std::hypot(a.at(x, y) - held.a.at(x, y), b.at(x, y) - held.b.at(x, y));
            const float same = 1.0F - std::clamp((apart - otherColor) / otherColor, 0.0F, 1.0F);
            const float sure = byHand ? 1.0F : std::min(count.at(x, y) / fullCount_, 1.0F);
            const float known = sure * away.at(x, y) * seen.at(x, y);
            const float said = known * same;
            const float weight = byHand ? worthOfAHand * said : said;
            float& total = word.weight.at(x, y);
            total += weight;
            const float gain = weight / std::max(total, 1e-6F);
            word.a.at(x, y) += gain * (a.at(x, y) - word.a.at(x, y));
            word.b.at(x, y) += gain * (b.at(x, y) - word.b.at(x, y));
            word.seen.at(x, y) = std::max(word.seen.at(x, y), known);
            word.like.at(x, y) = std::max(word.like.at(x, y), said);
        }
    }
}

bool Anchors::keeps(std::int64_t frame) {
    return frame % keyEvery == 0;
}

void Anchors::settle(std::int64_t frame, const Plane<float>& gray, const color::ChromaField& field,
                     const Plane<float>& count, bool byHand) {
    const auto keep = [&](List& list) {
        std::erase_if(list, [frame](const Anchor& anchor) { return anchor.frame == frame; });
        list.push_back({frame, gray, field, count});
    };
    if (byHand) {
        keep(byHand_);
        if (byHand_.size() > mostByHand) byHand_.erase(byHand_.begin());
    }
    if (keeps(frame)) {
        keep(keys_);
        thinOut(frame);
    }
}

// The latest stays as long as it is the latest; of the others those that are `spread_` apart do,
// and when they are too many, every other one at twice the distance.
void Anchors::thinOut(std::int64_t latest) {
    const auto isSpread = [this](const Anchor& anchor) { return anchor.frame % spread_ == 0; };
    while (std::ranges::count_if(keys_, isSpread) > mostSpread + 1) spread_ *= 2;
    std::erase_if(keys_,
                  [&](const Anchor& anchor) { return anchor.frame < latest && !isSpread(anchor); });
}

}  // namespace kinechrome::temporal
