// SPDX-License-Identifier: GPL-3.0-or-later
// The jobs of core/pipeline as the backend that the workbench calls.
#include "core/delivery/beside_export.h"
#include "core/pipeline/models_report.h"
#include "ui/bridge/backend.h"

namespace kinechrome::ui {

Backend coreBackend() {
    Backend backend;
    backend.startPreview = pipeline::PreviewService::start;
    backend.colorize = pipeline::runColorize;
    backend.forecast =
        [](const pipeline::ColorizeRequest& request) -> base::Result<pipeline::ColorizeForecast> {
        if (auto free = delivery::checkBeside(request); !free) return base::fail(free.error());
        return pipeline::forecastColorize(request);
    };
    backend.deliver = delivery::makeBeside;
    backend.makeSound = makeQtSound;
    backend.modelNames = [] {
        std::vector<std::string> names;
        for (const auto& model : pipeline::listModelsReport().value("models", nlohmann::json())) {
            names.push_back(model.value("name", std::string()));
        }
        return names;
    };
    return backend;
}

}  // namespace kinechrome::ui
