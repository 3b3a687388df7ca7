// SPDX-License-Identifier: GPL-3.0-or-later
// Reads checked fields out of JSON objects: a missing field keeps its default, a wrong one is an
// Input error that names it.
#pragma once

#include <cmath>
#include <cstdint>
#include <initializer_list>
#include <string>

#include <nlohmann/json.hpp>

#include "core/base/error.h"

namespace kinechrome::edit {

[[nodiscard]] inline tl::unexpected<base::Error> wrongField(const std::string& name,
                                                            const std::string& why) {
    return base::fail(base::ErrorKind::Input, name, why,
                      "correct the file or save it again from Kinechrome");
}

[[nodiscard]] inline base::Result<void> readString(const nlohmann::json& json, const char* name,
                                                   std::string& value) {
    const auto found = json.find(name);
    if (found == json.end()) return {};
    if (!found->is_string()) return wrongField(name, "is not text");
    value = found->get<std::string>();
    return {};
}

[[nodiscard]] inline base::Result<void> readBool(const nlohmann::json& json, const char* name,
                                                 bool& value) {
    const auto found = json.find(name);
    if (found == json.end()) return {};
    if (!found->is_boolean()) return wrongField(name, "is not true or false");
    value = found->get<bool>();
    return {};
}

[[nodiscard]] inline base::Result<void> readNumber(const nlohmann::json& json, const char* name,
                                                   double lowest, double highest, double& value) {
    const auto found = json.find(name);
    if (found == json.end()) return {};
    if (!found->is_number()) return wrongField(name, "is not a number");
    const auto number = found->get<double>();
    if (!std::isfinite(number) || number < lowest || number > highest) {
        return wrongField(name, found->dump() + " is out of range");
    }
    value = number;
    return {};
}

// Frame numbers: whole, from 0, small enough that sums of two never overflow.
[[nodiscard]] inline base::Result<void> readFrame(const nlohmann::json& json, const char* name,
                                                  std::int64_t& value) {
    const auto found = json.find(name);
    if (found == json.end()) return {};
    constexpr std::uint64_t highest = std::uint64_t{1} << 53U;
    const bool whole = found->is_number_unsigned() ||
                       (found->is_number_integer() && found->get<std::int64_t>() >= 0);
    if (!whole || found->get<std::uint64_t>() > highest) {
        return wrongField(name, found->dump() + " is not a frame number");
    }
    value = found->get<std::int64_t>();
    return {};
}

// What is left of an object when the fields we know are taken out: kept, so that files of a newer
// version survive a round trip.
[[nodiscard]] inline nlohmann::json unknownFields(nlohmann::json json,
                                                  std::initializer_list<const char*> known) {
    for (const char* name : known) json.erase(name);
    return json;
}

}  // namespace kinechrome::edit
