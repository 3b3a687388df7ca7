// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/temporal/anchors.h"

#include <algorithm>
#include <cstdlib>
#include <utility>

#include "core/temporal/resample.h"

namespace kinechrome::temporal {

namespace {

using base::Plane;

constexpr std::int64_t keyDistance = 32;
constexpr float wordOfAHand = 4.0F;  // one such frame counts as much as so many others
constexpr std::int64_t nearest = 4;

}  // namespace

Anchors::Anchors() : flow_(makeDisFlow(FlowPreset::Fast)) {}

void Anchors::Kept::add(Anchor anchor) {
    if (anchors.size() == most) anchors.erase(anchors.begin());
    anchors.push_back(std::move(anchor));
}

void Anchors::forget() {
    for (Kept* kept : {&first_, &key_, &byHand_}) kept->anchors.clear();
}

Anchors::Word Anchors::wordOn(std::int64_t frame, const Plane<float>& gray, int width, int height) {
    Word word;
    for (const Kept* kept : {&first_, &key_, &byHand_}) {
        for (const Anchor& anchor : kept->anchors) {
            if (std::abs(frame - anchor.frame) < nearest || !anchor.gray.sameSize(gray)) continue;
            if (word.empty()) word = {{width, height}, {width, height}, {width, height}};
            ask(anchor, gray, kept == &byHand_ ? wordOfAHand : 1.0F, word);
        }
    }
    return word;
}

void Anchors::ask(const Anchor& anchor, const Plane<float>& gray, float worth, Word& word) {
    const int width = word.a.width();
    const int height = word.a.height();
    const Moment way = resized(relate(*flow_, gray, anchor.gray), width, height);
    const Carrier carrier(way.toPast);
    const Plane<float> a = carrier.sharp(anchor.field.a);
    const Plane<float> b = carrier.sharp(anchor.field.b);
    const Plane<float> count = carrier.plain(anchor.count);
    for (int y = 0; y < height; ++y) {
        for (int x = 0; x < width; ++x) {
            const float weight = worth * count.at(x, y) * trusted(way.seenInPast.at(x, y));
            float& total = word.count.at(x, y);
            total += weight;
            const float gain = weight / std::max(total, 1e-6F);
            word.a.at(x, y) += gain * (a.at(x, y) - word.a.at(x, y));
            word.b.at(x, y) += gain * (b.at(x, y) - word.b.at(x, y));
        }
    }
}

void Anchors::settle(std::int64_t frame, const Plane<float>& gray, const color::ChromaField& field,
                     const Plane<float>& count, bool byHand) {
    Kept* kept = nullptr;
    if (byHand) {
        kept = &byHand_;
    } else if (frame == 0) {
        kept = &first_;
    } else if (frame % keyDistance == 0) {
        kept = &key_;
    }
    if (kept == nullptr) return;
    std::erase_if(kept->anchors, [frame](const Anchor& anchor) { return anchor.frame == frame; });
    kept->add({frame, gray, field, count});
}

}  // namespace kinechrome::temporal
