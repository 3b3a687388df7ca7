// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/pipeline/models_report.h"

#include "core/nn/model_library.h"

namespace kinechrome::pipeline {

namespace {

nlohmann::json toJson(const nn::ModelEntry& entry) {
    return {{"name", entry.name},
            {"folder", entry.folder.string()},
            {"architecture", entry.architecture},
            {"width", entry.width},
            {"members", entry.members},
            {"input_size", entry.inputSize},
            {"hints", entry.hints},
            {"licence", entry.licence},
            {"sha256", entry.sha256},
            {"bytes", entry.bytes},
            {"figures", entry.figures}};
}

nlohmann::json document(const nlohmann::json& models, const nlohmann::json& problems) {
    return {{"schema", "kinechrome.models/1"}, {"models", models}, {"problems", problems}};
}

}  // namespace

nlohmann::json listModelsReport() {
    std::vector<base::Error> problems;
    nlohmann::json models = nlohmann::json::array();
    for (const nn::ModelEntry& entry : nn::listModels(&problems)) models.push_back(toJson(entry));
    nlohmann::json sentences = nlohmann::json::array();
    for (const base::Error& problem : problems) sentences.push_back(problem.message());
    return document(models, sentences);
}

base::Result<nlohmann::json> combineModelsReport(const nn::CombineRequest& request) {
    if (auto made = nn::combineModels(request); !made) return base::fail(made.error());
    const auto entry = nn::readModelEntry(request.out);
    if (!entry) return base::fail(entry.error());
    return document(nlohmann::json::array({toJson(*entry)}), nlohmann::json::array());
}

}  // namespace kinechrome::pipeline
