// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/pipeline/models_report.h"

#include "core/nn/model_library.h"

namespace kinechrome::pipeline {

nlohmann::json listModelsReport() {
    std::vector<base::Error> problems;
    nlohmann::json models = nlohmann::json::array();
    for (const nn::ModelEntry& entry : nn::listModels(&problems)) {
        models.push_back({{"name", entry.name},
                          {"folder", entry.folder.string()},
                          {"architecture", entry.architecture},
                          {"width", entry.width},
                          {"input_size", entry.inputSize},
                          {"hints", entry.hints},
                          {"licence", entry.licence},
                          {"sha256", entry.sha256},
                          {"bytes", entry.bytes},
                          {"figures", entry.figures}});
    }
    nlohmann::json sentences = nlohmann::json::array();
    for (const base::Error& problem : problems) sentences.push_back(problem.message());
    return {{"schema", "kinechrome.models/1"}, {"models", models}, {"problems", sentences}};
}

}  // namespace kinechrome::pipeline
