// SPDX-License-Identifier: GPL-3.0-or-later
// Backend: the jobs of core as the interface calls them, as values, so that a test hands in others.
#pragma once

#include <filesystem>
#include <functional>
#include <memory>
#include <stop_token>
#include <string>
#include <vector>

#include "core/base/error.h"
#include "core/base/progress.h"
#include "core/delivery/delivery_job.h"
#include "core/edit/settings.h"
#include "core/pipeline/colorize_job.h"
#include "core/pipeline/preview_service.h"
#include "ui/bridge/sound_output.h"

namespace kinechrome::ui {

using StartPreview = std::function<std::unique_ptr<pipeline::PreviewService>(
    std::filesystem::path footage, std::filesystem::path reference, bool footageIsReference,
    edit::ColorSettings settings, pipeline::PreviewOptions options,
    pipeline::PreviewEvents events)>;

// startPreview returns at once; the others block and are called on worker threads.
struct Backend {
    StartPreview startPreview;
    std::function<base::Result<pipeline::ColorizeReport>(
        const pipeline::ColorizeRequest&, base::Progress*, const pipeline::NoticeSink&,
        std::stop_token)>
        colorize;
    std::function<base::Result<pipeline::ColorizeForecast>(const pipeline::ColorizeRequest&)>
        forecast;
    std::function<std::vector<std::string>()> modelNames;
    // What is to stand beside a film that is finished; empty: nothing does.
    std::function<base::Result<delivery::DeliveryReport>(
        const pipeline::ColorizeRequest&, base::Progress*, const pipeline::NoticeSink&,
        std::stop_token)>
        deliver = {};
    MakeSound makeSound = {};  // empty: films are silent
};

// The real jobs.
[[nodiscard]] Backend coreBackend();

}  // namespace kinechrome::ui
