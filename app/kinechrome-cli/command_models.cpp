// SPDX-License-Identifier: GPL-3.0-or-later
// kinechrome-cli models: the models at hand.
#include <fmt/format.h>

#include "app/kinechrome-cli/commands.h"
#include "core/pipeline/models_report.h"

namespace kinechrome::cli {

namespace {

std::string describe(const nlohmann::json& document) {
    std::string text;
    for (const auto& model : document.at("models")) {
        text += fmt::format(
            "{}: {} (width {}), {:.1f} MB, {}\n  {}\n  sha256 {}\n",
            model.at("name").get<std::string>(), model.at("architecture").get<std::string>(),
            model.at("width").get<double>(), model.at("bytes").get<double>() / 1e6,
            model.at("licence").get<std::string>(), model.at("folder").get<std::string>(),
            model.at("sha256").get<std::string>());
    }
    for (const auto& problem : document.at("problems")) {
        text += fmt::format("left out: {}\n", problem.get<std::string>());
    }
    return text.empty() ? "no model found\n" : text;
}

}  // namespace

void addModels(CLI::App& program, Session& session) {
    addCommand(program, session, "models", "List the models at hand", [&session] {
        const auto document = pipeline::listModelsReport();
        return session.answer(document, describe(document));
    });
}

}  // namespace kinechrome::cli
