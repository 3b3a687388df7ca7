// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/nn/checkpoint.h"

#include <nlohmann/json.hpp>

#include "core/base/atomic_file.h"
#include "core/nn/tensor_io.h"

namespace kinechrome::nn {
namespace {

using Json = nlohmann::json;
constexpr const char* kSchema = "kinechrome.checkpoint/1";

NamedTensors prefixed(const std::string& prefix, const NamedTensors& tensors) {
    NamedTensors named;
    for (const auto& [name, tensor] : tensors) named.emplace_back(prefix + name, tensor);
    return named;
}

Json toJson(const RunState& state) {
    return {{"schema", kSchema},
            {"step", state.step},
            {"optimizer_steps", state.optimizerSteps},
            {"seconds", state.seconds},
            {"seed", state.seed},
            {"best_score", state.bestScore},
            {"rollbacks", state.rollbacks},
            {"labels", state.labels},
            {"recipe", state.recipe}};
}

base::Result<RunState> fromJson(const std::string& text, const std::string& file) {
    const Json json = Json::parse(text, nullptr, false);
    RunState state;
    try {
        if (json.at("schema") != kSchema) throw std::out_of_range("another schema");
        state.step = json.at("step");
        state.optimizerSteps = json.at("optimizer_steps");
        state.seconds = json.at("seconds");
        state.seed = json.at("seed");
        state.bestScore = json.at("best_score");
        state.rollbacks = json.at("rollbacks");
        state.labels = json.at("labels").get<std::vector<std::string>>();
        state.recipe = json.at("recipe");
    } catch (const std::exception& error) {  // nlohmann-json's and our own
        return base::fail(base::ErrorKind::Input, file, "the checkpoint's state is damaged",
                          "train without --resume", error.what());
    }
    return state;
}

}  // namespace

base::Result<void> saveCheckpoint(const std::filesystem::path& file, const RunState& state,
                                  const ColorNet& network, const ColorNet& average,
                                  const AdamW& optimizer) {
    NamedTensors all = prefixed("network.", stateOf(network));
    for (auto& item : prefixed("average.", stateOf(average))) all.push_back(std::move(item));
    for (auto& item : prefixed("moments.", optimizer.state())) all.push_back(std::move(item));
    const Json json = toJson(state);
    auto done =
        base::writeFileAtomically(file, encodeTensors(all, Dtype::F32, {{"state", json.dump()}}));
    if (!done) return done;
    std::filesystem::path beside = file;  // for people; never read back
    return base::writeFileAtomically(beside.replace_extension(".json"), json.dump(2) + "\n");
}

base::Result<RunState> loadCheckpoint(const std::filesystem::path& file, const ColorNet& network,
                                      const ColorNet& average, const AdamW& optimizer) {
    const auto stored = SafetensorsFile::open(file);
    if (!stored) {
        return base::fail(base::ErrorKind::Input, file.string(), stored.error().why,
                          "train without --resume", stored.error().detail);
    }
    const auto text = stored->metadata().find("state");
    auto state = fromJson(text == stored->metadata().end() ? "" : text->second, file.string());
    if (!state) return state;
    const std::string name = file.string();
    if (auto done = copyTensors(*stored, "network.", stateOf(network), name); !done) {
        return base::fail(done.error());
    }
    if (auto done = copyTensors(*stored, "average.", stateOf(average), name); !done) {
        return base::fail(done.error());
    }
    if (auto done = copyTensors(*stored, "moments.", optimizer.state(), name); !done) {
        return base::fail(done.error());
    }
    return state;
}

}  // namespace kinechrome::nn
