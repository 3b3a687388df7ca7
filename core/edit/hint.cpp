// SPDX-License-Identifier: GPL-3.0-or-later
// JSON of colour hints.
#include "core/edit/hint.h"

#include "core/edit/json_fields.h"

namespace kinechrome::edit {

namespace {

// y runs to height / width, which is above 1 for upright pictures.
constexpr double highestY = 100.0;

}  // namespace

void to_json(nlohmann::json& json, const Hint& hint) {
    json = hint.extra;
    json["frame"] = hint.frame;
    json["x"] = hint.x;
    json["y"] = hint.y;
    json["radius"] = hint.radius;
    json["a"] = hint.a;
    json["b"] = hint.b;
    if (hint.track > 0) json["track"] = hint.track;
    if (hint.stroke > 0) json["stroke"] = hint.stroke;
}

base::Result<Hint> hintFromJson(const nlohmann::json& json) {
    if (!json.is_object()) return wrongField("hint", "is not an object");
    Hint hint;
    base::Result<void> ok = readFrame(json, "frame", hint.frame);
    if (ok) ok = readNumber(json, "x", 0.0, 1.0, hint.x);
    if (ok) ok = readNumber(json, "y", 0.0, highestY, hint.y);
    if (ok) ok = readNumber(json, "radius", 0.0, 1.0, hint.radius);
    if (ok) ok = readNumber(json, "a", -128.0, 128.0, hint.a);
    if (ok) ok = readNumber(json, "b", -128.0, 128.0, hint.b);
    if (ok) ok = readFrame(json, "track", hint.track);
    if (ok) ok = readFrame(json, "stroke", hint.stroke);
    if (!ok) return base::fail(ok.error());
    hint.extra = unknownFields(json, {"frame", "x", "y", "radius", "a", "b", "track", "stroke"});
    return hint;
}

}  // namespace kinechrome::edit
