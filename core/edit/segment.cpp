// SPDX-License-Identifier: GPL-3.0-or-later
// JSON of segments.
#include "core/edit/segment.h"

#include "core/edit/json_fields.h"

namespace kinechrome::edit {

namespace {

base::Result<std::vector<Hint>> readHints(const nlohmann::json& json) {
    std::vector<Hint> hints;
    const auto found = json.find("hints");
    if (found == json.end()) return hints;
    if (!found->is_array()) return wrongField("hints", "is not a list");
    for (const nlohmann::json& item : *found) {
        auto hint = hintFromJson(item);
        if (!hint) return base::fail(hint.error());
        hints.push_back(std::move(*hint));
    }
    return hints;
}

base::Result<void> readMask(const nlohmann::json& json, Segment& segment) {
    const auto found = json.find("mask");
    if (found == json.end() || found->is_null()) return {};
    if (!found->is_object()) return wrongField("mask", "is not an object");
    PictureRect rect;
    base::Result<void> ok = readNumber(*found, "x", 0.0, 1.0, rect.x);
    if (ok) ok = readNumber(*found, "y", 0.0, 1.0, rect.y);
    if (ok) ok = readNumber(*found, "width", 0.0, 1.0, rect.width);
    if (ok) ok = readNumber(*found, "height", 0.0, 1.0, rect.height);
    if (!ok) return ok;
    constexpr double rounding = 1e-6;  // of what was written
    if (rect.width <= 0.0 || rect.height <= 0.0) return wrongField("mask", "is empty");
    if (rect.x + rect.width > 1.0 + rounding || rect.y + rect.height > 1.0 + rounding) {
        return wrongField("mask", "goes beyond the picture");
    }
    segment.mask = rect;
    segment.maskExtra = unknownFields(*found, {"x", "y", "width", "height"});
    return {};
}

}  // namespace

void to_json(nlohmann::json& json, const Segment& segment) {
    json = segment.extra;
    to_json(json, segment.settings);
    json["first"] = segment.range.first;
    json["last"] = segment.range.last;
    json["name"] = segment.name;
    json["note"] = segment.note;
    json["skip"] = segment.skip;
    json["approved"] = segment.approved;
    json["hints"] = segment.hints;
    if (segment.mask) {
        nlohmann::json& mask = json["mask"] = segment.maskExtra;
        mask["x"] = segment.mask->x;
        mask["y"] = segment.mask->y;
        mask["width"] = segment.mask->width;
        mask["height"] = segment.mask->height;
    }
}

base::Result<Segment> segmentFromJson(const nlohmann::json& json) {
    auto settings = colorSettingsFromJson(json);
    if (!settings) return base::fail(settings.error());
    auto hints = readHints(json);
    if (!hints) return base::fail(hints.error());
    Segment segment;
    segment.settings = std::move(*settings);
    segment.hints = std::move(*hints);
    base::Result<void> ok = readFrame(json, "first", segment.range.first);
    if (ok) ok = readFrame(json, "last", segment.range.last);
    if (ok) ok = readString(json, "name", segment.name);
    if (ok) ok = readString(json, "note", segment.note);
    if (ok) ok = readBool(json, "skip", segment.skip);
    if (ok) ok = readBool(json, "approved", segment.approved);
    if (ok) ok = readMask(json, segment);
    if (!ok) return base::fail(ok.error());
    if (segment.range.last < segment.range.first) {
        return wrongField("segment", "its last frame comes before its first");
    }
    segment.extra =
        unknownFields(json, {"first", "last", "name", "note", "model", "stabilizer", "strength",
                             "saturation", "skip", "approved", "hints", "mask"});
    return segment;
}

}  // namespace kinechrome::edit
