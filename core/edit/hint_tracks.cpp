// SPDX-License-Identifier: GPL-3.0-or-later
// Finding the hints that belong together.
#include "core/edit/hint_tracks.h"

#include <map>
#include <set>

namespace kinechrome::edit {

std::size_t leaveOutHintsBeyond(std::vector<Hint>& hints, std::int64_t count) {
    return std::erase_if(hints, [count](const Hint& hint) { return hint.frame >= count; });
}

namespace {

// Whether the key of frame `one` speaks for `frame` rather than that of frame `other`.
bool takesOver(std::int64_t one, std::int64_t other, std::int64_t frame) {
    if (other > frame) return one < other;
    return one <= frame && one > other;
}

}  // namespace

std::vector<std::size_t> hintsInForce(const std::vector<Hint>& hints, std::int64_t frame) {
    std::map<std::int64_t, std::size_t> speaker;  // of each track
    for (std::size_t i = 0; i < hints.size(); ++i) {
        if (hints[i].track == 0) continue;
        const auto [place, first] = speaker.try_emplace(hints[i].track, i);
        if (!first && takesOver(hints[i].frame, hints[place->second].frame, frame)) {
            place->second = i;
        }
    }
    std::vector<std::size_t> list;
    for (std::size_t i = 0; i < hints.size(); ++i) {
        if (hints[i].track == 0 || speaker[hints[i].track] == i) list.push_back(i);
    }
    return list;
}

std::vector<std::size_t> hintsBelongingTo(const std::vector<Hint>& hints, std::size_t index) {
    const Hint& chosen = hints[index];
    std::vector<std::size_t> list;
    for (std::size_t i = 0; i < hints.size(); ++i) {
        const bool key = chosen.track != 0 && hints[i].track == chosen.track;
        const bool dab = chosen.stroke != 0 && hints[i].stroke == chosen.stroke;
        if (i == index || key || dab) list.push_back(i);
    }
    return list;
}

std::size_t countHints(const std::vector<Hint>& hints) {
    std::set<std::int64_t> groups;
    std::size_t alone = 0;
    for (const Hint& hint : hints) {
        const std::int64_t group = hint.stroke != 0 ? hint.stroke : hint.track;
        group == 0 ? static_cast<void>(++alone) : static_cast<void>(groups.insert(group));
    }
    return alone + groups.size();
}

}  // namespace kinechrome::edit
