// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/nn/recipe_text.h"

#include <nlohmann/json.hpp>

#include "core/base/atomic_file.h"

namespace kinechrome::nn {
namespace {

namespace fs = std::filesystem;
using Json = nlohmann::ordered_json;

constexpr int kMostFiles = 8;  // deeper than any honest chain

// Paths of packs, seen from the folder of the recipe that extends this one.
void moveData(Json& recipe, const fs::path& folder) {
    if (!recipe.contains("data") || !recipe["data"].is_object()) return;
    Json& list = recipe["data"]["value"];
    if (!list.is_array()) return;
    for (Json& item : list) {
        if (item.is_string()) item = (folder / item.get<std::string>()).lexically_normal().string();
    }
}

base::Result<std::string> read(const fs::path& file, int depth) {
    auto text = base::readFile(file, std::size_t{1} << 20U);
    if (!text) return base::fail(text.error());
    const Json own = Json::parse(*text, nullptr, false, true);
    if (!own.is_object() || !own.contains("extends")) return text;
    const Json& extends = own["extends"];
    if (!extends.is_object() || !extends.contains("value") || !extends["value"].is_string()) {
        return base::fail(base::ErrorKind::Usage, file.string(),
                          "\"extends\" is not {\"value\": FILE, \"why\": \"...\"}",
                          "name the recipe that it builds on");
    }
    if (depth >= kMostFiles) {
        return base::fail(base::ErrorKind::Usage, file.string(),
                          "its recipes extend each other in a circle", "break the circle");
    }
    const fs::path folder = fs::path(extends["value"].get<std::string>()).parent_path();
    const auto below = read(file.parent_path() / extends["value"].get<std::string>(), depth + 1);
    if (!below) return base::fail(below.error());
    Json merged = Json::parse(*below, nullptr, false, true);
    if (!merged.is_object()) {
        return base::fail(base::ErrorKind::Usage, extends["value"].get<std::string>(),
                          "the recipe is not a JSON object", "mend the file");
    }
    moveData(merged, folder);
    for (const auto& [key, value] : own.items()) {
        if (key != "extends") merged[key] = value;
    }
    return merged.dump(2) + "\n";
}

}  // namespace

base::Result<std::string> readRecipeText(const fs::path& file) {
    return read(file, 0);
}

}  // namespace kinechrome::nn
