// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/nn/recipe.h"

#include <algorithm>
#include <functional>
#include <map>
#include <optional>

#include <nlohmann/json.hpp>

#include "core/nn/recipe_text.h"

namespace kinechrome::nn {
namespace {

using Json = nlohmann::json;
// Stores a value, or says what was expected.
using Setter = std::function<std::optional<std::string>(const Json&)>;

Setter number(double& into, double low, double high) {
    return [&into, low, high](const Json& value) -> std::optional<std::string> {
        if (!value.is_number() || value.get<double>() < low || value.get<double>() > high) {
            return "a number from " + Json(low).dump() + " to " + Json(high).dump();
        }
        into = value.get<double>();
        return std::nullopt;
    };
}

template <class Integer>
Setter integer(Integer& into, std::int64_t low, std::int64_t high) {
    return [&into, low, high](const Json& value) -> std::optional<std::string> {
        if (!value.is_number_integer() || value.get<std::int64_t>() < low ||
            value.get<std::int64_t>() > high) {
            return "a whole number from " + std::to_string(low) + " to " + std::to_string(high);
        }
        into = static_cast<Integer>(value.get<std::int64_t>());
        return std::nullopt;
    };
}

Setter flag(bool& into) {
    return [&into](const Json& value) -> std::optional<std::string> {
        if (!value.is_boolean()) return "true or false";
        into = value.get<bool>();
        return std::nullopt;
    };
}

template <class Value>
Setter choice(Value& into, std::map<std::string, Value> choices) {
    return [&into, choices = std::move(choices)](const Json& value) -> std::optional<std::string> {
        const auto found =
            value.is_string() ? choices.find(value.get<std::string>()) : choices.end();
        if (found != choices.end()) {
            into = found->second;
            return std::nullopt;
        }
        std::string names;
        for (const auto& [name, meaning] : choices) names += (names.empty() ? "" : " | ") + name;
        return names;
    };
}

Setter string(std::string& into) {
    return [&into](const Json& value) -> std::optional<std::string> {
        if (!value.is_string() || value.get<std::string>().empty()) return "a name";
        into = value.get<std::string>();
        return std::nullopt;
    };
}

Setter stringOrNone(std::string& into) {
    return [&into](const Json& value) -> std::optional<std::string> {
        if (!value.is_string()) return "a name, or \"\" for none";
        into = value.get<std::string>();
        return std::nullopt;
    };
}

Setter strings(std::vector<std::string>& into) {
    return [&into](const Json& value) -> std::optional<std::string> {
        std::vector<std::string> read;
        if (!value.is_array()) return "a list of names";
        for (const Json& item : value) {
            if (!item.is_string()) return "a list of names";
            read.push_back(item.get<std::string>());
        }
        into = std::move(read);
        return std::nullopt;
    };
}

Setter stages(std::vector<SizeStage>& into) {
    return [&into](const Json& value) -> std::optional<std::string> {
        const std::string expected =
            "a list of [part of the run, size], parts rising from 0, sizes multiples of 8 from 32 "
            "to 512";
        if (!value.is_array() || value.empty()) return expected;
        std::vector<SizeStage> read;
        for (const Json& item : value) {
            if (!item.is_array() || item.size() != 2 || !item[0].is_number() ||
                !item[1].is_number_integer()) {
                return expected;
            }
            const auto side = item[1].get<std::int64_t>();
            const SizeStage stage{item[0].get<double>(),
                                  static_cast<int>(std::clamp<std::int64_t>(side, 0, 9999))};
            const bool rising = read.empty() ? stage.from == 0.0 : stage.from > read.back().from;
            if (!rising || stage.size < 32 || stage.size > 512 || stage.size % 8 != 0) {
                return expected;
            }
            read.push_back(stage);
        }
        into = std::move(read);
        return std::nullopt;
    };
}

std::map<std::string, Setter> settersOf(Recipe& recipe) {
    ColorNetOptions& net = recipe.network;
    Sampling& sampling = recipe.sampling;
    Augmentation& drawn = recipe.augmentation;
    return {
        {"architecture", choice<std::string>(recipe.architecture, {{"colornet", "colornet"}})},
        {"name", string(recipe.name)},
        {"width", number(net.width, 1.0 / 32.0, 2.0)},
        {"mid_kernel", integer(net.midKernel, 2, 3)},
        {"global_pool",
         choice<GlobalPool>(net.globalPool, {{"average", GlobalPool::Average},
                                             {"fully_connected", GlobalPool::FullyConnected},
                                             {"off", GlobalPool::Off}})},
        {"global_grid", choice<GlobalGrid>(net.globalGrid, {{"plain", GlobalGrid::Plain},
                                                            {"odd", GlobalGrid::Odd}})},
        {"skips", flag(net.skips)},
        {"data", strings(recipe.data)},
        {"held_out", choice<HeldOut>(recipe.heldOut,
                                     {{"recipe", HeldOut::ByRecipe}, {"pack", HeldOut::ByPack}})},
        {"held_out_sources", strings(recipe.heldOutSources)},
        {"held_out_images", integer(recipe.heldOutImages, 0, 100000)},
        {"held_out_share", number(recipe.heldOutShare, 0.01, 1.0)},
        {"sizes", stages(recipe.sizes)},
        {"batch", integer(recipe.batch, 2, 4096)},
        {"steps", integer(recipe.steps, 1, std::int64_t{1} << 40U)},
        {"loss",
         choice<ColorLoss>(recipe.loss, {{"huber", ColorLoss::Huber}, {"l2", ColorLoss::L2}})},
        {"huber_delta", number(recipe.huberDelta, 0.1, 200.0)},
        {"chroma_weight", number(recipe.chromaWeight, 0.0, 20.0)},
        {"class_weight", number(recipe.classWeight, 0.0, 10.0)},
        {"distribution_weight", number(recipe.distributionWeight, 0.0, 10.0)},
        {"color_weight", number(recipe.colorWeight, 0.0, 10.0)},
        {"certainty_weight", number(recipe.certaintyWeight, 0.0, 10.0)},
        {"chroma_from",
         choice<ChromaFrom>(net.chromaFrom, {{"regression", ChromaFrom::Regression},
                                             {"distribution", ChromaFrom::Distribution}})},
        {"temperature", number(net.temperature, 0.05, 2.0)},
        {"rebalance", number(recipe.rebalance, 0.0, 1.0)},
        {"licence", string(recipe.licence)},
        {"teacher", stringOrNone(recipe.teacher)},
        {"teacher_share", number(recipe.teacherShare, 0.0, 1.0)},
        {"spread_weight", number(recipe.spreadWeight, 0.0, 10.0)},
        {"short_term_weight", number(recipe.shortTermWeight, 0.0, 100.0)},
        {"long_term_weight", number(recipe.longTermWeight, 0.0, 100.0)},
        {"adversarial_weight", number(recipe.adversarialWeight, 0.0, 10.0)},
        {"learning_rate", number(recipe.learningRate, 1e-8, 1.0)},
        {"learning_rate_end", number(recipe.learningRateEnd, 0.0, 1.0)},
        {"warmup", number(recipe.warmup, 0.0, 0.5)},
        {"weight_decay", number(recipe.weightDecay, 0.0, 1.0)},
        {"clip_norm", number(recipe.clipNorm, 0.0, 1e6)},
        {"ema", number(recipe.ema, 0.0, 0.999999)},
        {"bfloat16", flag(recipe.bfloat16)},
        {"seed", integer(recipe.seed, 0, std::int64_t{1} << 53U)},
        {"validate_minutes", number(recipe.validateMinutes, 0.001, 1e6)},
        {"checkpoint_minutes", number(recipe.checkpointMinutes, 0.001, 1e6)},
        {"validation_size", integer(recipe.validationSize, 32, 512)},
        {"input_size", integer(recipe.inputSize, 32, 1024)},
        {"target_colorfulness", number(recipe.targetColorfulness, 0.0, 1.0)},
        {"distance_limit", number(recipe.distanceLimit, 0.1, 2.0)},
        {"source_power", number(sampling.sourcePower, 0.0, 1.0)},
        {"gray_weight", number(sampling.grayWeight, 0.0, 1.0)},
        {"rare_weight", number(sampling.rareWeight, 0.0, 100.0)},
        {"rare_count", integer(sampling.rareCount, 0, 1000000)},
        {"clip_share", number(sampling.clipShare, 0.0, 1.0)},
        {"clip_frames", integer(sampling.clipFrames, 2, 16)},
        {"min_scale", number(drawn.minScale, 0.05, 1.0)},
        {"max_aspect", number(drawn.maxAspect, 1.0, 2.0)},
        {"spectral_mix", number(drawn.spectralMix, 0.0, 1.0)},
        {"tone", number(drawn.tone, 0.0, 1.0)},
        {"blur", number(drawn.blur, 0.0, 1.0)},
        {"grain", number(drawn.grain, 0.0, 1.0)},
        {"vignette", number(drawn.vignette, 0.0, 1.0)},
        {"flicker", number(drawn.flicker, 0.0, 1.0)},
        {"weave", number(drawn.weave, 0.0, 1.0)},
        {"scratches", number(drawn.scratches, 0.0, 1.0)},
        {"hints", number(drawn.hints, 0.0, 1.0)},
        {"hint_stop", number(drawn.hintStop, 0.01, 1.0)},
        {"gray_chroma", number(drawn.grayChroma, 0.0, 100.0)},
    };
}

// Letters to insert, remove or change to make one word of the other (Levenshtein 1965).
std::size_t editDistance(const std::string& from, const std::string& to) {
    std::vector<std::size_t> row(to.size() + 1);
    for (std::size_t j = 0; j <= to.size(); ++j) row[j] = j;
    for (std::size_t i = 1; i <= from.size(); ++i) {
        std::size_t diagonal = row[0];
        row[0] = i;
        for (std::size_t j = 1; j <= to.size(); ++j) {
            const std::size_t change = diagonal + (from[i - 1] == to[j - 1] ? 0 : 1);
            diagonal = row[j];
            row[j] = std::min({change, row[j] + 1, row[j - 1] + 1});
        }
    }
    return row.back();
}

// Names the known key that is nearest, where one is near.
std::string remedyFor(const std::string& key, const std::map<std::string, Setter>& setters) {
    std::string nearest;
    std::size_t least = 1 + key.size() / 3;
    for (const auto& [known, setter] : setters) {
        const std::size_t distance = editDistance(key, known);
        if (distance > least || (distance == least && !nearest.empty())) continue;
        least = distance;
        nearest = known;
    }
    if (nearest.empty()) return "remove it or correct its name";
    return "correct it to \"" + nearest + "\" or remove it";
}

}  // namespace

base::Result<Recipe> parseRecipe(const std::string& text, const std::string& name) {
    const auto wrong = [&name](const std::string& why, const std::string& remedy) {
        return base::fail(base::ErrorKind::Usage, name, why, remedy);
    };
    const Json json = Json::parse(text, nullptr, false, true);
    if (!json.is_object()) return wrong("the recipe is not a JSON object", "mend the file");
    if (json.value("schema", Json()) != "kinechrome.recipe/1") {
        return wrong("its \"schema\" is not kinechrome.recipe/1", "use a recipe of this schema");
    }
    Recipe recipe;
    recipe.text = text;
    const auto setters = settersOf(recipe);
    for (const auto& [key, entry] : json.items()) {
        if (key == "schema" || key == "why") continue;
        const auto setter = setters.find(key);
        if (setter == setters.end()) {
            return wrong("unknown recipe key \"" + key + "\"", remedyFor(key, setters));
        }
        if (!entry.is_object() || !entry.contains("value") || !entry.contains("why") ||
            !entry["why"].is_string() || entry.size() != 2) {
            return wrong("\"" + key + "\" is not {\"value\": ..., \"why\": \"...\"}",
                         "give the value and its reason");
        }
        if (const auto expected = setter->second(entry["value"])) {
            return wrong("\"" + key + "\" cannot be " + entry["value"].dump(), "use " + *expected);
        }
        recipe.given.insert(key);
    }
    recipe.sampling.grayChroma = recipe.augmentation.grayChroma;
    if (recipe.validationSize % 8 != 0) {
        return wrong("\"validation_size\" is no multiple of 8", "use a multiple of 8");
    }
    recipe.network.certainty = recipe.certaintyWeight > 0.0;
    if (recipe.network.chromaFrom == ChromaFrom::Distribution && recipe.distributionWeight <= 0.0) {
        return wrong("\"chroma_from\": distribution needs a distribution that is learned",
                     "set \"distribution_weight\" above 0");
    }
    if (recipe.network.chromaFrom == ChromaFrom::Regression && recipe.colorWeight <= 0.0) {
        return wrong("with \"color_weight\" 0 nothing teaches the chroma",
                     "set it above 0 or take \"chroma_from\": distribution");
    }
    if (recipe.network.globalPool == GlobalPool::Off && recipe.classWeight > 0.0) {
        return wrong("\"class_weight\" needs the global branch that \"global_pool\": off removes",
                     "set \"class_weight\" to 0");
    }
    if (recipe.network.globalGrid == GlobalGrid::Odd &&
        recipe.network.globalPool != GlobalPool::Average) {
        return wrong("\"global_grid\": odd is for \"global_pool\": average",
                     "set \"global_grid\" to plain");
    }
    return recipe;
}

base::Result<Recipe> readRecipe(const std::filesystem::path& file) {
    const auto text = readRecipeText(file);
    if (!text) return base::fail(text.error());
    return parseRecipe(*text, file.string());
}

}  // namespace kinechrome::nn
