// SPDX-License-Identifier: GPL-3.0-or-later
// FramePlan: what holds for each frame of a film: the film's settings, or those of the segment that
// holds the frame, with its hints. A plain value that jobs are handed.
#pragma once

#include <cstdint>
#include <optional>
#include <vector>

#include "core/edit/segment.h"
#include "core/edit/settings.h"

namespace kinechrome::edit {

class FramePlan {
public:
    // One set of settings for the whole film.
    FramePlan(ColorSettings film = {});  // NOLINT(*-explicit-*): settings are the simplest plan
    // `segments`: ordered, without overlaps. Hints of a segment lie inside it.
    FramePlan(ColorSettings film, std::vector<Segment> segments);

    [[nodiscard]] const ColorSettings& film() const { return film_; }
    [[nodiscard]] const std::vector<Segment>& segments() const { return segments_; }
    // Null where the film's settings hold.
    [[nodiscard]] const Segment* segmentAt(std::int64_t frame) const;
    [[nodiscard]] const ColorSettings& settingsAt(std::int64_t frame) const;
    // Whether the frame stays as it is.
    [[nodiscard]] bool skips(std::int64_t frame) const;
    // What part of the frame is coloured; empty: all of it.
    [[nodiscard]] std::optional<PictureRect> maskAt(std::int64_t frame) const;
    // Where colour that remembers earlier frames begins anew for this frame: its segment's first
    // frame, or `shotStart` outside of segments.
    [[nodiscard]] std::int64_t startAt(std::int64_t frame, std::int64_t shotStart) const;

    // Stable 64-bit keys. Of the hints that bear on the frame: 0 without any. Of everything that
    // bears on its picture: equal keys, equal pictures; an edit of one segment leaves the keys of
    // all others alone. `shotStart`: of the shot that holds the frame, as far as is known; a
    // segment that begins there has the key that the frame had before there were segments.
    [[nodiscard]] std::uint64_t hintsKeyAt(std::int64_t frame) const;
    [[nodiscard]] std::uint64_t keyAt(std::int64_t frame, std::int64_t shotStart) const;

    bool operator==(const FramePlan&) const = default;

private:
    ColorSettings film_;
    std::vector<Segment> segments_;
    std::uint64_t filmKey_ = 0;
    struct Keys {
        std::uint64_t settings = 0;
        std::uint64_t hints = 0;
        std::uint64_t mask = 0;
        bool operator==(const Keys&) const = default;
    };
    std::vector<Keys> keys_;  // one a segment: they are asked for by the frame
};

// One key from two.
[[nodiscard]] std::uint64_t combineKeys(std::uint64_t one, std::uint64_t other);

}  // namespace kinechrome::edit
