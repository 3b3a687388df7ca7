// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/nn/recipe_text.h"

#include <optional>

#include <nlohmann/json.hpp>

#include "core/base/atomic_file.h"
#include "core/nn/strict_json.h"

namespace kinechrome::nn {
namespace {

namespace fs = std::filesystem;
using Json = nlohmann::ordered_json;

constexpr int kMostFiles = 8;  // deeper than any honest chain

// A path in the recipe, seen from the folder of the recipe that extends this one.
void move(Json& path, const fs::path& folder) {
    if (!path.is_string()) return;
    const auto named = path.get<std::string>();
    if (!named.empty()) path = (folder / named).lexically_normal().string();
}

void movePaths(Json& recipe, const fs::path& folder) {
    const auto holds = [&recipe](const char* key) {
        return recipe.contains(key) && recipe[key].is_object() && recipe[key].contains("value");
    };
    if (holds("data") && recipe["data"]["value"].is_array()) {
        for (Json& pack : recipe["data"]["value"]) move(pack, folder);
    }
    if (holds("teacher")) move(recipe["teacher"]["value"], folder);
}

base::Result<std::string> read(const fs::path& file, int depth) {
    auto text = base::readFile(file, std::size_t{1} << 20U);
    if (!text) return base::fail(text.error());
    const auto wrong = [&file](const std::string& why, const std::string& remedy) {
        return base::fail(base::ErrorKind::Usage, file.string(), why, remedy);
    };
    std::optional<std::string> twice;
    const Json own = parseStrictly<Json>(*text, twice, true);
    if (twice) return wrong("\"" + *twice + "\" is in it twice", "keep one of them");
    if (!own.is_object() || !own.contains("extends")) return text;
    const Json& extends = own["extends"];
    if (!extends.is_object() || extends.size() != 2 || !extends.contains("value") ||
        !extends["value"].is_string() || !extends.contains("why") || !extends["why"].is_string()) {
        return wrong("\"extends\" is not {\"value\": FILE, \"why\": \"...\"}",
                     "name the recipe that it builds on and the reason");
    }
    if (depth >= kMostFiles) {
        return wrong("its recipes extend each other in a circle", "break the circle");
    }
    const fs::path named = extends["value"].get<std::string>();
    const auto below = read(file.parent_path() / named, depth + 1);
    if (!below) return base::fail(below.error());
    Json merged = Json::parse(*below, nullptr, false, true);
    if (!merged.is_object()) {
        return base::fail(base::ErrorKind::Usage, named.string(), "the recipe is not a JSON object",
                          "mend the file");
    }
    movePaths(merged, named.parent_path());
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
