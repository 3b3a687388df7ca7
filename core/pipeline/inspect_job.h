// SPDX-License-Identifier: GPL-3.0-or-later
// Inspection: everything about a piece of footage that a person should know before working on it.
#pragma once

#include <cstdint>
#include <filesystem>
#include <stop_token>
#include <string>
#include <vector>

#include <nlohmann/json.hpp>

#include "core/base/error.h"
#include "core/base/progress.h"
#include "core/media/media_info.h"

namespace kinechrome::pipeline {

struct InspectRequest {
    std::filesystem::path input;
    bool cuts = false;
    int threads = 0;
};

struct InspectReport {
    media::MediaInfo info;
    std::int64_t frames = 0;            // exact
    std::vector<std::string> warnings;  // interlaced, variable rate, duplicates, tinted, coloured
    std::vector<std::int64_t> cuts;     // first frame of each new shot
    std::vector<std::int64_t>
        transitions;  // those of them that are the middle of a dissolve or fade
};
[[nodiscard]] nlohmann::json toJson(const InspectReport& report);

// Decodes the whole film once. `progress` counts frames. Errors: Input, Interrupted.
[[nodiscard]] base::Result<InspectReport> runInspect(const InspectRequest& request,
                                                     base::Progress* progress,
                                                     std::stop_token stop);

}  // namespace kinechrome::pipeline
