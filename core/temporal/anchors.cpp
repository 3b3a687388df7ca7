// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/temporal/anchors.h"

#include <algorithm>
#include <cmath>
#include <cstdlib>
#include <utility>

#include "core/temporal/moving_edge.h"
#include "core/temporal/resample.h"

namespace kinechrome::temporal {

namespace {

using base::Plane;

constexpr std::int64_t keyEvery = 32;  // frames
constexpr std::ptrdiff_t mostSpread = 4;
constexpr std::size_t mostByHand = 4;
constexpr float worthOfAHand = 16.0F;  // one such frame counts as much as so many others
constexpr std::int64_t nearest = 4;
constexpr float otherColor = 12.0F;  // a*b* units at which an anchor begins to be of another colour

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
            const std::int64_t away = std::abs(question.frame - anchor.frame);
            if (away < nearest || !anchor.gray.sameSize(question.gray)) continue;
            if (word.empty()) word = {{width, height}, {width, height}, {width, height}};
            ask(anchor, question, list == &byHand_ ? worthOfAHand : 1.0F, word);
        }
    }
    for (int y = 0; y < word.say.height(); ++y) {
        float* say = word.say.row(y);
        for (int x = 0; x < width; ++x) say[x] = std::min(say[x], 1.0F);
    }
    return word;
}

void Anchors::ask(const Anchor& anchor, const Question& question, float worth, Word& word) {
    const color::ChromaField& held = question.held;
    const Moment way =
        resized(relate(*flow_, question.gray, anchor.gray), held.width(), held.height());
    const auto spoken = static_cast<float>(anchor.frame) + 0.5F;
    const Carrier carrier(way.toPast);
    const Plane<float> a = carrier.sharp(anchor.field.a);
    const Plane<float> b = carrier.sharp(anchor.field.b);
    const Plane<float> count = carrier.plain(anchor.count);
    const Plane<float> away = awayFromMovingEdges(way.toPast, a, b);
    for (int y = 0; y < held.height(); ++y) {
        for (int x = 0; x < held.width(); ++x) {
            if (question.changed.at(x, y) > spoken) continue;
            const float apart =
                std::hypot(a.at(x, y) - held.a.at(x, y), b.at(x, y) - held.b.at(x, y));
            const float same = 1.0F - std::clamp((apart - otherColor) / otherColor, 0.0F, 1.0F);
            const float sure = away.at(x, y) * count.at(x, y) / fullCount_;
            const float weight = worth * sure * same * trusted(way.seenInPast.at(x, y));
            float& total = word.say.at(x, y);
            total += weight;
            const float gain = weight / std::max(total, 1e-6F);
            word.a.at(x, y) += gain * (a.at(x, y) - word.a.at(x, y));
            word.b.at(x, y) += gain * (b.at(x, y) - word.b.at(x, y));
        }
    }
}

void Anchors::settle(std::int64_t frame, const Plane<float>& gray, const color::ChromaField& field,
                     const Plane<float>& count, bool byHand) {
    if (!byHand && frame % keyEvery != 0) return;
    List& list = byHand ? byHand_ : keys_;
    std::erase_if(list, [frame](const Anchor& anchor) { return anchor.frame == frame; });
    list.push_back({frame, gray, field, count});
    if (byHand_.size() > mostByHand) byHand_.erase(byHand_.begin());
    if (!byHand) thinOut();
}

// The latest stays as long as it is the latest; of the others those that are `spread_` apart do,
// and when they are too many, every other one at twice the distance.
void Anchors::thinOut() {
    const auto isSpread = [this](const Anchor& anchor) { return anchor.frame % spread_ == 0; };
    while (std::ranges::count_if(keys_, isSpread) > mostSpread + 1) spread_ *= 2;
    const std::int64_t latest = keys_.back().frame;
    std::erase_if(
        keys_, [&](const Anchor& anchor) { return anchor.frame != latest && !isSpread(anchor); });
}

}  // namespace kinechrome::temporal
