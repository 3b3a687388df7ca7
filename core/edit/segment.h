// SPDX-License-Identifier: GPL-3.0-or-later
// A segment: a run of frames that is coloured with one set of settings, as a plain value with JSON.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include <nlohmann/json.hpp>

#include "core/base/error.h"
#include "core/edit/hint.h"
#include "core/edit/settings.h"

namespace kinechrome::edit {

// A part of the picture: x and width as fractions of its width, y and height of its height; never
// empty, never beyond the picture.
struct PictureRect {
    double x = 0.0;
    double y = 0.0;
    double width = 1.0;
    double height = 1.0;

    bool operator==(const PictureRect&) const = default;
};

// In JSON, range and settings lie flat in the object, as the project file has them: first, last,
// name, note, model, stabilizer, strength, saturation, skip, approved, hints, and mask where there
// is one. `extra` keeps unknown keys.
struct Segment {
    FrameRange range;
    std::string name;
    std::string note;  // of the person who works on it
    ColorSettings settings;
    bool skip = false;      // stays gray in the export
    bool approved = false;  // a person has looked at it
    std::vector<Hint> hints;
    std::optional<PictureRect> mask;  // colour stays inside; empty: the whole picture
    nlohmann::json maskExtra = nlohmann::json::object();  // unknown keys of the mask
    nlohmann::json extra = nlohmann::json::object();

    bool operator==(const Segment&) const = default;
};

void to_json(nlohmann::json& json, const Segment& segment);
// Errors: Input when a value has the wrong type or range, or last comes before first.
[[nodiscard]] base::Result<Segment> segmentFromJson(const nlohmann::json& json);

}  // namespace kinechrome::edit
