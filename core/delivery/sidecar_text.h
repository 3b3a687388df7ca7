// SPDX-License-Identifier: GPL-3.0-or-later
// Words for what a sidecar holds. Whatever is missing or of a wrong kind is an empty text.
#pragma once

#include <optional>
#include <string>

#include <nlohmann/json.hpp>

#include "core/base/rational.h"

namespace kinechrome::delivery {

// The member as a person reads it: text as it is, numbers short, true and false as yes and no.
[[nodiscard]] std::string textAt(const nlohmann::json& object, const char* name);
// The member where it is an object or a list; else an empty object.
[[nodiscard]] const nlohmann::json& partAt(const nlohmann::json& object, const char* name);

[[nodiscard]] std::string rateText(const base::Rational& rate);  // "23.976 (24000/1001)", "25"
[[nodiscard]] std::string sizeText(std::int64_t bytes);          // "4.2 MiB"
// A plain number with about three digits; "–" without one.
[[nodiscard]] std::string figureText(const std::optional<double>& value);

}  // namespace kinechrome::delivery
