// SPDX-License-Identifier: GPL-3.0-or-later
// The jobs of core/pipeline as the backend that the workbench calls.
#include <utility>

#include "core/delivery/beside_export.h"
#include "core/pipeline/export_part.h"
#include "core/pipeline/models_report.h"
#include "ui/bridge/backend.h"

namespace kinechrome::ui {

Backend coreBackend() {
    Backend backend;
    backend.startPreview = pipeline::PreviewService::start;
    // The window goes on by itself with an export that was killed: its queue begins again with it.
    backend.colorize = [](const pipeline::ColorizeRequest& request, base::Progress* progress,
                          const pipeline::NoticeSink& notice, std::stop_token stop) {
        return pipeline::runColorizePart(request, {{}, pipeline::Resume::IfSame}, progress, notice,
                                         std::move(stop))
            .map([](pipeline::PartReport part) { return std::move(part.report); });
    };
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
