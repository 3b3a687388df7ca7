// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/nn/checkpoint.h"

#include <stdexcept>

#include <nlohmann/json.hpp>

#include "core/base/atomic_file.h"
#include "core/nn/figures_json.h"

namespace kinechrome::nn {
namespace {

using Json = nlohmann::json;
constexpr const char* kSchema = "kinechrome.checkpoint/2";

Json toJson(const std::optional<ValidationFigures>& figures) {
    return figures ? toJson(*figures) : Json();
}

std::optional<ValidationFigures> optionalFigures(const Json& json) {
    if (json.is_null()) return std::nullopt;
    return figuresFromJson(json);
}

Json toJson(const RunState& state) {
    Json json{{"schema", kSchema},
              {"step", state.step},
              {"optimizer_steps", state.optimizerSteps},
              {"seconds", state.seconds},
              {"minutes", state.minutes},
              {"seed", state.seed},
              {"pack", state.pack},
              {"rollbacks", state.guard.rollbacks},
              {"caution", state.guard.caution},
              {"calm", state.guard.calm},
              {"best_score", state.bestScore},
              {"initial", toJson(state.initial)},
              {"exported", toJson(state.exported)},
              {"labels", state.labels},
              {"fresh", state.fresh},
              {"recipe", state.recipe}};
    if (state.teacher) json["teacher"] = *state.teacher;
    return json;
}

base::Result<RunState> fromJson(const std::string& text, const std::string& file) {
    const Json json = Json::parse(text, nullptr, false);
    RunState state;
    try {
        if (json.at("schema") != kSchema) throw std::out_of_range("another schema");
        state.step = json.at("step");
        state.optimizerSteps = json.at("optimizer_steps");
        state.seconds = json.at("seconds");
        state.minutes = json.value("minutes", 0.0);  // older ones do not say
        state.seed = json.at("seed");
        state.pack = json.at("pack");
        state.guard = {json.at("rollbacks"), json.at("caution"), json.at("calm")};
        state.bestScore = json.at("best_score");
        state.initial = optionalFigures(json.at("initial"));
        state.exported = optionalFigures(json.at("exported"));
        state.labels = json.at("labels").get<std::vector<std::string>>();
        state.fresh = json.at("fresh").get<std::vector<std::string>>();
        state.recipe = json.at("recipe");
        if (json.contains("teacher")) state.teacher = json["teacher"].get<std::string>();
    } catch (const std::exception& error) {  // nlohmann-json's and our own
        return base::fail(base::ErrorKind::Input, file, "the checkpoint's state is damaged",
                          "train without --resume into another folder", error.what());
    }
    return state;
}

}  // namespace

base::Result<void> saveCheckpoint(const std::filesystem::path& file, const RunState& state,
                                  const NamedTensors& learned) {
    const Json json = toJson(state);
    // A comment in the recipe need not be UTF-8; hours of training must not end because of one.
    constexpr auto lenient = Json::error_handler_t::replace;
    auto done = base::writeFileAtomically(
        file, encodeTensors(learned, Dtype::F32, {{"state", json.dump(-1, ' ', false, lenient)}}));
    if (!done) return done;
    std::filesystem::path beside = file;
    return base::writeFileAtomically(beside.replace_extension(".json"),
                                     json.dump(2, ' ', false, lenient) + "\n");
}

base::Result<RunState> loadCheckpoint(const std::filesystem::path& file,
                                      const NamedTensors& learned) {
    // Labels and recipe stand in the header, and nothing says how many there are.
    const auto stored = SafetensorsFile::open(file, kWholeFile);
    if (!stored) {
        return base::fail(base::ErrorKind::Input, file.string(), stored.error().why,
                          "train without --resume into another folder", stored.error().detail);
    }
    const auto text = stored->metadata().find("state");
    auto state = fromJson(text == stored->metadata().end() ? "" : text->second, file.string());
    if (!state) return state;
    if (auto done = copyTensors(*stored, "", learned, file.string()); !done) {
        return base::fail(base::ErrorKind::Usage, file.string(),
                          "the checkpoint is not of the recipe's network: " + done.error().why,
                          "resume with the recipe that it was made with");
    }
    return state;
}

}  // namespace kinechrome::nn
