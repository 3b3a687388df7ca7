// SPDX-License-Identifier: GPL-3.0-or-later
// JSON in which nothing is said twice.
#pragma once

#include <optional>
#include <set>
#include <string>
#include <string_view>
#include <vector>

#include <nlohmann/json.hpp>

namespace kinechrome::nn {

// JSON objects keep the last of two equal keys in silence; this parse sets `twice` to such a key.
// Discarded where `text` is no JSON.
template <class Json>
[[nodiscard]] Json parseStrictly(std::string_view text, std::optional<std::string>& twice,
                                 bool ignoreComments = false) {
    using Event = typename Json::parse_event_t;
    std::vector<std::set<std::string>> keys;
    const auto watch = [&](int, Event event, Json& parsed) {
        if (event == Event::object_start) keys.emplace_back();
        if (event == Event::object_end && !keys.empty()) keys.pop_back();
        if (event == Event::key && !keys.empty()) {
            const auto key = parsed.template get<std::string>();
            if (!keys.back().insert(key).second) twice = key;
        }
        return true;
    };
    return Json::parse(text.begin(), text.end(), watch, false, ignoreComments);
}

}  // namespace kinechrome::nn
