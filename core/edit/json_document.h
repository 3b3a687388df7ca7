// SPDX-License-Identifier: GPL-3.0-or-later
// What every JSON document of ours goes through first, whoever handed it to us.
#pragma once

#include <string_view>

#include <nlohmann/json.hpp>

namespace kinechrome::edit {

// Copying and printing JSON recurses, so that a file of brackets alone could exhaust the stack.
[[nodiscard]] bool isNestedTooDeeply(std::string_view text);

enum class SchemaMatch {
    Known,
    Newer,    // the same kind of document, of a number that we do not know yet
    Another,  // another kind of document, or none
};
// Compares the object's "schema" with `name` ("kinechrome.project/") and its number.
[[nodiscard]] SchemaMatch matchSchema(const nlohmann::json& object, std::string_view name,
                                      int number);

}  // namespace kinechrome::edit
