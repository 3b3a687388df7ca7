// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/edit/json_document.h"

#include <charconv>
#include <cstddef>
#include <string>
#include <system_error>

namespace kinechrome::edit {

namespace {
constexpr int deepestNesting = 64;
}  // namespace

bool isNestedTooDeeply(std::string_view text) {
    int depth = 0;
    bool quoted = false;
    for (std::size_t i = 0; i < text.size(); ++i) {
        const char c = text[i];
        if (quoted) {
            if (c == '\\') ++i;
            quoted = c != '"';
        } else if (c == '"') {
            quoted = true;
        } else if (c == '[' || c == '{') {
            if (++depth > deepestNesting) return true;
        } else if (c == ']' || c == '}') {
            --depth;
        }
    }
    return false;
}

SchemaMatch matchSchema(const nlohmann::json& object, std::string_view name, int number) {
    const auto found = object.find("schema");
    if (found == object.end() || !found->is_string()) return SchemaMatch::Another;
    const auto& schema = found->get_ref<const std::string&>();
    if (!schema.starts_with(name)) return SchemaMatch::Another;
    const char* end = schema.data() + schema.size();
    int version = 0;
    const auto [stopped, code] = std::from_chars(schema.data() + name.size(), end, version);
    // A number too long for int is newer as well.
    if (code == std::errc::result_out_of_range) return SchemaMatch::Newer;
    if (code != std::errc() || stopped != end) return SchemaMatch::Another;
    if (version == number) return SchemaMatch::Known;
    return version > number ? SchemaMatch::Newer : SchemaMatch::Another;
}

}  // namespace kinechrome::edit
