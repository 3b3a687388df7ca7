// SPDX-License-Identifier: GPL-3.0-or-later
// A colour hint: "here, in this frame, the colour is that", as a plain value with JSON.
#pragma once

#include <cstdint>

#include <nlohmann/json.hpp>

#include "core/base/error.h"

namespace kinechrome::edit {

// x, y and radius are fractions of the picture's width (so a circle stays a circle; y of the lower
// edge is height / width). a, b: CIE a*, b*, each -128..128. `extra` keeps unknown keys. Hints of
// one `track` are keys of one hint: it was put right again in a later frame. Hints of one `stroke`
// were painted as one. 0: neither; both numbers are a document's, not a segment's.
struct Hint {
    std::int64_t frame = 0;
    double x = 0.0;
    double y = 0.0;
    double radius = 0.01;
    double a = 0.0;
    double b = 0.0;
    nlohmann::json extra = nlohmann::json::object();
    std::int64_t track = 0;
    std::int64_t stroke = 0;

    bool operator==(const Hint&) const = default;
};

void to_json(nlohmann::json& json, const Hint& hint);
// Errors: Input when a value has the wrong type or range.
[[nodiscard]] base::Result<Hint> hintFromJson(const nlohmann::json& json);

}  // namespace kinechrome::edit
