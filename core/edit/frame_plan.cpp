// SPDX-License-Identifier: GPL-3.0-or-later
// Looking up frames and making keys.
#include "core/edit/frame_plan.h"

#include <algorithm>
#include <bit>
#include <iterator>
#include <utility>

namespace kinechrome::edit {

namespace {

std::uint64_t keyOf(const Hint& hint) {
    auto key = static_cast<std::uint64_t>(hint.frame);
    for (const double value : {hint.x, hint.y, hint.radius, hint.a, hint.b}) {
        key = combineKeys(key, std::bit_cast<std::uint64_t>(value));
    }
    // A key of a hint that was put right takes over from the one before it.
    return hint.track == 0 ? key : combineKeys(key, static_cast<std::uint64_t>(hint.track));
}

std::uint64_t keyOf(const PictureRect& rect) {
    std::uint64_t key = 1;
    for (const double value : {rect.x, rect.y, rect.width, rect.height}) {
        key = combineKeys(key, std::bit_cast<std::uint64_t>(value));
    }
    return key;
}

}  // namespace

// The finaliser of SplitMix64 (Steele, Lea, Flood 2014) over both.
std::uint64_t combineKeys(std::uint64_t one, std::uint64_t other) {
    std::uint64_t mixed = one * 0x9e3779b97f4a7c15ULL + other + 0x632be59bd9b4e019ULL;
    mixed = (mixed ^ (mixed >> 30U)) * 0xbf58476d1ce4e5b9ULL;
    mixed = (mixed ^ (mixed >> 27U)) * 0x94d049bb133111ebULL;
    return mixed ^ (mixed >> 31U);
}

FramePlan::FramePlan(ColorSettings film) : FramePlan(std::move(film), {}) {}

FramePlan::FramePlan(ColorSettings film, std::vector<Segment> segments)
    : film_(std::move(film)), segments_(std::move(segments)), filmKey_(settingsKey(film_)) {
    for (const Segment& segment : segments_) {
        Keys keys{settingsKey(segment.settings), 0, segment.mask ? keyOf(*segment.mask) : 0};
        for (const Hint& hint : segment.hints) keys.hints = combineKeys(keys.hints, keyOf(hint));
        keys_.push_back(keys);
    }
}

const Segment* FramePlan::segmentAt(std::int64_t frame) const {
    const auto after = std::ranges::upper_bound(segments_, frame, {},
                                                [](const Segment& s) { return s.range.first; });
    if (after == segments_.begin()) return nullptr;
    const Segment& holds = *std::prev(after);
    return frame <= holds.range.last ? &holds : nullptr;
}

const ColorSettings& FramePlan::settingsAt(std::int64_t frame) const {
    const Segment* segment = segmentAt(frame);
    return segment == nullptr ? film_ : segment->settings;
}

bool FramePlan::skips(std::int64_t frame) const {
    const Segment* segment = segmentAt(frame);
    return segment != nullptr && segment->skip;
}

std::optional<PictureRect> FramePlan::maskAt(std::int64_t frame) const {
    const Segment* segment = segmentAt(frame);
    return segment == nullptr ? std::nullopt : segment->mask;
}

std::int64_t FramePlan::startAt(std::int64_t frame, std::int64_t shotStart) const {
    const Segment* segment = segmentAt(frame);
    return segment == nullptr ? shotStart : segment->range.first;
}

std::uint64_t FramePlan::hintsKeyAt(std::int64_t frame) const {
    const Segment* segment = segmentAt(frame);
    if (segment == nullptr) return 0;
    return keys_[static_cast<std::size_t>(segment - segments_.data())].hints;
}

std::uint64_t FramePlan::keyAt(std::int64_t frame, std::int64_t shotStart) const {
    constexpr std::uint64_t skipped = 0x5ca1ab1e;
    const Segment* segment = segmentAt(frame);
    if (segment == nullptr) return filmKey_;
    if (segment->skip) return skipped;
    const Keys& keys = keys_[static_cast<std::size_t>(segment - segments_.data())];
    std::uint64_t key = keys.settings;
    for (const std::uint64_t part : {keys.hints, keys.mask}) {
        if (part != 0) key = combineKeys(key, part);
    }
    const std::int64_t start = segment->range.first;
    return start == shotStart ? key : combineKeys(key, static_cast<std::uint64_t>(start));
}

}  // namespace kinechrome::edit
