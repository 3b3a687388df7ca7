// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/nn/recipe_text.h"

#include <functional>
#include <optional>

#include <nlohmann/json.hpp>

#include "core/base/atomic_file.h"
#include "core/nn/strict_json.h"

namespace kinechrome::nn {
namespace {

namespace fs = std::filesystem;
using Json = nlohmann::ordered_json;

constexpr int kMostFiles = 8;  // deeper than any honest chain

// Puts what `moved` says in the place of every path in the recipe.
void movePaths(Json& recipe, const std::function<fs::path(const fs::path&)>& moved) {
    const auto move = [&moved](Json& path) {
        if (!path.is_string()) return;
        const auto named = path.get<std::string>();
        if (!named.empty()) path = moved(named).lexically_normal().string();
    };
    const auto holds = [&recipe](const char* key) {
        return recipe.contains(key) && recipe[key].is_object() && recipe[key].contains("value");
    };
    if (holds("data") && recipe["data"]["value"].is_array()) {
        for (Json& pack : recipe["data"]["value"]) move(pack);
    }
    if (holds("teacher")) move(recipe["teacher"]["value"]);
}

// A path relative to `home`, seen from `folder`; an absolute one stays what somebody wrote.
fs::path seenFrom(const fs::path& folder, const fs::path& home, const fs::path& path) {
    if (path.is_absolute()) return path;
    const fs::path whole = fs::absolute(home / path);
    std::error_code error;
    fs::path seen = fs::relative(whole, fs::absolute(folder), error);
    return error || seen.empty() ? whole : seen;
}

// A line a key, as people write recipes.
std::string formatted(const Json& recipe) {
    std::string text;
    for (const auto& [key, value] : recipe.items()) {
        text += (text.empty() ? "{\n  " : ",\n  ") + Json(key).dump() + ": " +
                value.dump(-1, ' ', false, Json::error_handler_t::replace);
    }
    return text + "\n}\n";
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
    movePaths(merged,
              [&named](const fs::path& path) -> fs::path { return named.parent_path() / path; });
    for (const auto& [key, value] : own.items()) {
        if (key != "extends") merged[key] = value;
    }
    return merged.dump(2) + "\n";
}

}  // namespace

base::Result<std::string> readRecipeText(const fs::path& file) {
    return read(file, 0);
}

std::string recipeSeenFrom(const fs::path& folder, const std::string& text, const fs::path& home,
                           const std::vector<fs::path>& data) {
    Json recipe = Json::parse(text, nullptr, false, true);
    if (!recipe.is_object()) return text;
    const Json before = recipe;
    movePaths(recipe, [&](const fs::path& path) { return seenFrom(folder, home, path); });
    if (!data.empty()) {
        Json packs = Json::array();
        for (const fs::path& pack : data) packs.push_back(seenFrom(folder, "", pack).string());
        recipe["data"] = {{"value", std::move(packs)}, {"why", "named with --data"}};
    }
    return recipe == before ? text : formatted(recipe);
}

bool askForTheSame(const std::string& one, const std::string& other) {
    const auto withoutPaths = [](const std::string& text) {
        auto recipe = nlohmann::json::parse(text, nullptr, false, true);
        for (const char* key : {"data", "teacher"}) {
            if (recipe.is_object()) recipe.erase(key);
        }
        return recipe;
    };
    return one == other || withoutPaths(one) == withoutPaths(other);
}

}  // namespace kinechrome::nn
