// SPDX-License-Identifier: GPL-3.0-or-later
// A recipe of which a run takes a second or so.
#pragma once

#include <filesystem>
#include <fstream>
#include <string>

#include <nlohmann/json.hpp>

#include "core/nn/trainer.h"

namespace kinechrome::test {

inline void setKey(nlohmann::json& recipe, const char* key, const nlohmann::json& value) {
    recipe[key] = {{"value", value}, {"why", "a test"}};
}

inline nlohmann::json tinyRecipe() {
    nlohmann::json recipe = {{"schema", "kinechrome.recipe/1"}};
    setKey(recipe, "name", "tiny");
    setKey(recipe, "width", 0.0625);
    setKey(recipe, "skips", true);
    setKey(recipe, "sizes", nlohmann::json::array({{0.0, 32}, {0.5, 40}}));
    setKey(recipe, "batch", 8);
    setKey(recipe, "steps", 40);
    setKey(recipe, "learning_rate", 4e-3);
    setKey(recipe, "held_out_images", 6);
    setKey(recipe, "validation_size", 32);
    setKey(recipe, "input_size", 64);
    setKey(recipe, "bfloat16", false);
    setKey(recipe, "ema", 0.8);
    return recipe;
}

// Written as `file`, which it gives back.
inline std::filesystem::path writeRecipe(const std::filesystem::path& file,
                                         const nlohmann::json& recipe) {
    std::ofstream(file) << recipe.dump(1);
    return file;
}

// A run by that recipe on the pack `root`/pack into `root`/`out`.
inline nn::TrainRequest tinyRequest(const std::filesystem::path& root, const std::string& out,
                                    const nlohmann::json& recipe) {
    nn::TrainRequest made;
    made.recipe = writeRecipe(root / (out + ".json"), recipe);
    made.data = {root / "pack"};
    made.out = root / out;
    made.threads = 2;
    made.device = nn::Device::Cpu;
    return made;
}

}  // namespace kinechrome::test
