// SPDX-License-Identifier: GPL-3.0-or-later
// Edits of hints.
#include "core/project/hint_edits.h"

#include <algorithm>
#include <iterator>
#include <map>
#include <utility>

#include <fmt/format.h>

#include "core/edit/hint_tracks.h"
#include "core/project/segment_edits.h"

namespace kinechrome::project {

namespace {

base::Result<void> fits(const edit::Segment& segment, const edit::Hint& hint) {
    if (hint.frame >= segment.range.first && hint.frame <= segment.range.last) return {};
    return base::fail(base::ErrorKind::Usage, "hint",
                      fmt::format("frame {} is outside its segment", hint.frame),
                      "go to a frame of the segment");
}

tl::unexpected<base::Error> noHint() {
    return base::fail(base::ErrorKind::Usage, "hint", "there is no such hint", "choose one first");
}

// `indices`: rising.
void eraseHints(edit::Segment& segment, const std::vector<std::size_t>& indices) {
    for (auto index = indices.rbegin(); index != indices.rend(); ++index) {
        segment.hints.erase(segment.hints.begin() + static_cast<std::ptrdiff_t>(*index));
    }
}

}  // namespace

std::int64_t freshHintNumber(const Document& document) {
    std::int64_t highest = 0;
    for (const edit::Segment& segment : document.segments) {
        for (const edit::Hint& hint : segment.hints) {
            highest = std::max({highest, hint.track, hint.stroke});
        }
    }
    return highest + 1;
}

base::Result<void> addHint(Document& document, std::size_t segment, const edit::Hint& hint) {
    return changeSegment(document, segment, [&](edit::Segment& holds) {
        auto ok = fits(holds, hint);
        if (ok) holds.hints.push_back(hint);
        return ok;
    });
}

base::Result<void> removeHint(Document& document, std::size_t segment, std::size_t index) {
    return changeSegment(document, segment, [&](edit::Segment& holds) -> base::Result<void> {
        if (index >= holds.hints.size()) return noHint();
        eraseHints(holds, edit::hintsBelongingTo(holds.hints, index));
        return {};
    });
}

base::Result<void> recolorHint(Document& document, std::size_t segment, std::size_t index, double a,
                               double b) {
    return changeSegment(document, segment, [&](edit::Segment& holds) -> base::Result<void> {
        if (index >= holds.hints.size()) return noHint();
        for (const std::size_t each : edit::hintsBelongingTo(holds.hints, index)) {
            holds.hints[each].a = a;
            holds.hints[each].b = b;
        }
        return {};
    });
}

base::Result<void> changeHintsAt(Document& document, std::size_t segment, std::int64_t frame,
                                 std::span<const HintPlace> places,
                                 const std::function<void(edit::Hint&)>& change) {
    std::int64_t fresh = freshHintNumber(document);
    return changeSegment(document, segment, [&](edit::Segment& holds) -> base::Result<void> {
        for (const HintPlace& place : places) {
            if (place.index >= holds.hints.size()) return noHint();
            edit::Hint& hint = holds.hints[place.index];
            if (hint.frame == frame) {
                change(hint);
                continue;
            }
            if (hint.track == 0) hint.track = fresh++;
            edit::Hint key = hint;
            key.frame = frame;
            key.x = place.x;
            key.y = place.y;
            change(key);
            if (auto ok = fits(holds, key); !ok) return ok;
            holds.hints.push_back(std::move(key));
        }
        return {};
    });
}

base::Result<void> removeKey(Document& document, std::size_t segment, std::size_t index) {
    return changeSegment(document, segment, [&](edit::Segment& holds) -> base::Result<void> {
        if (index >= holds.hints.size()) return noHint();
        const std::vector<std::size_t> all = edit::hintsBelongingTo(holds.hints, index);
        std::vector<std::size_t> keys;
        std::ranges::copy_if(all, std::back_inserter(keys), [&](std::size_t each) {
            return holds.hints[each].frame == holds.hints[index].frame;
        });
        if (keys.size() == all.size()) {
            return base::fail(base::ErrorKind::Usage, "hint", "this is its only key",
                              "remove the hint itself");
        }
        eraseHints(holds, keys);
        return {};
    });
}

base::Result<void> copyHints(Document& document, const std::vector<edit::Hint>& hints,
                             std::int64_t frame) {
    const auto segment = segmentAt(document, frame);
    if (!segment) {
        return base::fail(base::ErrorKind::Usage, "hint",
                          fmt::format("frame {} belongs to no segment", frame),
                          "go to a frame inside a segment");
    }
    std::int64_t fresh = freshHintNumber(document);
    std::map<std::int64_t, std::int64_t> strokes;  // theirs to ours
    for (edit::Hint copy : hints) {
        copy.frame = frame;
        copy.track = 0;
        if (copy.stroke != 0) {
            const auto [stroke, first] = strokes.try_emplace(copy.stroke, fresh);
            if (first) ++fresh;
            copy.stroke = stroke->second;
        }
        if (auto ok = addHint(document, *segment, copy); !ok) return ok;
    }
    return {};
}

}  // namespace kinechrome::project
