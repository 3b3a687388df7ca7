// SPDX-License-Identifier: GPL-3.0-or-later
// The document: everything that a person decides about one film, as plain values.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include <nlohmann/json.hpp>

#include "core/base/error.h"
#include "core/edit/segment.h"
#include "core/edit/settings.h"
#include "core/project/file_reference.h"

namespace kinechrome::project {

// A note at a frame. `extra` keeps unknown keys, as everywhere below.
struct Marker {
    std::int64_t frame = 0;
    std::string note;
    nlohmann::json extra = nlohmann::json::object();

    bool operator==(const Marker&) const = default;
};

// Frames count from 0. Markers are ordered by frame, segments by their first frame; segments never
// overlap, and frames between them use `settings`.
struct Document {
    std::optional<FileReference> footage;
    std::optional<FileReference> reference;  // colour original of the same film
    std::int64_t frames = 0;                 // of the footage; 0 while unknown
    std::optional<std::int64_t> in;          // first frame to export; empty: the film's first
    std::optional<std::int64_t> out;         // last frame to export; empty: the film's last
    std::vector<Marker> markers;
    std::vector<edit::Segment> segments;
    // Frames in which the shots of the film have been looked for; further ones may hold cuts that
    // are no borders of segments yet.
    std::int64_t shotsKnownTo = 0;
    edit::ColorSettings settings;
    nlohmann::json settingsExtra = nlohmann::json::object();
    nlohmann::json extra = nlohmann::json::object();

    bool operator==(const Document&) const = default;
};

// Whether the values agree with each other: in before out, ordered segments without overlaps,
// hints inside their segment and of a colour that a screen can show, everything inside the film
// (when its length is known). Errors: Input, naming the first value that does not.
[[nodiscard]] base::Result<void> validate(const Document& document);

}  // namespace kinechrome::project
