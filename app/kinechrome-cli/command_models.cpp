// SPDX-License-Identifier: GPL-3.0-or-later
// kinechrome-cli models: the models at hand, and one made of several.
#include <memory>

#include <fmt/format.h>

#include "app/kinechrome-cli/commands.h"
#include "core/pipeline/models_report.h"

namespace kinechrome::cli {

namespace {

std::string describe(const nlohmann::json& document) {
    std::string text;
    for (const auto& model : document.at("models")) {
        const int members = model.at("members").get<int>();
        text += fmt::format(
            "{}: {} (width {}{}), {:.1f} MB, {}\n  {}\n  sha256 {}\n",
            model.at("name").get<std::string>(), model.at("architecture").get<std::string>(),
            model.at("width").get<double>(),
            members > 1 ? fmt::format(", mean of {} networks", members) : std::string(),
            model.at("bytes").get<double>() / 1e6, model.at("licence").get<std::string>(),
            model.at("folder").get<std::string>(), model.at("sha256").get<std::string>());
    }
    for (const auto& problem : document.at("problems")) {
        text += fmt::format("left out: {}\n", problem.get<std::string>());
    }
    return text.empty() ? "no model found\n" : text;
}

base::Result<void> combine(Session& session, const nn::CombineRequest& request) {
    const auto made = pipeline::combineModelsReport(request);
    if (!made) return base::fail(made.error());
    return session.answer(*made, describe(*made));
}

}  // namespace

void addModels(CLI::App& program, Session& session) {
    auto request = std::make_shared<nn::CombineRequest>();
    CLI::App* command =
        addCommand(program, session, "models", "List the models at hand, or combine some",
                   [&session, request]() -> base::Result<void> {
                       if (!request->models.empty()) return combine(session, *request);
                       const auto document = pipeline::listModelsReport();
                       return session.answer(document, describe(document));
                   });
    CLI::Option* models =
        command->add_option("--combine", request->models,
                            "Make one of these models or folders: the mean of their answers");
    CLI::Option* out = command->add_option("-o,--output", request->out, "Folder of the new model");
    out->needs(models);
    models->needs(out);
    command->add_flag("--mirrored", request->mirrored, "Each looks at the mirror image too")
        ->needs(models);
    command->add_option("--gain", request->gain, "Factor on the chroma of the mean")
        ->check(CLI::Range(0.1, 4.0))
        ->needs(models);
}

}  // namespace kinechrome::cli
