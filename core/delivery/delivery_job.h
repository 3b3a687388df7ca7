// SPDX-License-Identifier: GPL-3.0-or-later
// What stands beside an export, made from the finished files: report, contact sheet, comparison.
#pragma once

#include <cstdint>
#include <filesystem>
#include <functional>
#include <optional>
#include <stop_token>
#include <string>
#include <vector>

#include <nlohmann/json.hpp>

#include "core/base/error.h"
#include "core/base/progress.h"

namespace kinechrome::delivery {

struct DeliveryRequest {
    std::filesystem::path exported;                  // the film, or its sidecar
    std::optional<std::filesystem::path> source;     // where it is now; empty: where it was
    std::optional<std::filesystem::path> reference;  // the colour original of the same frames
    // What is wanted; nothing at all means the report, beside the film.
    std::optional<std::filesystem::path> html, sheet, video;
    bool overwrite = false;
    int threads = 0;
    std::string programVersion;
};

struct DeliveryReport {
    std::filesystem::path sidecar, output, source;
    std::optional<std::filesystem::path> reference, html, video;
    std::vector<std::filesystem::path> sheets;
    std::int64_t frames = 0;
    std::size_t parts = 0;
    // Means; empty where they were not asked for or cannot be had.
    std::optional<double> colorfulness, colorfulnessReference, distance, distanceGray,
        flickerBefore, flickerAfter;
    std::vector<std::string> notes;  // what could not be looked at, and what is not as it was
    double seconds = 0.0;
};
// Schema kinechrome.report/1.
[[nodiscard]] nlohmann::json toJson(const DeliveryReport& report);

// Blocks. `progress` counts frames. Everything appears at the end, or nothing does. Sheets and
// comparisons need the films, and fail without; the report is made without pictures then, and says
// why. Errors: Input (the sidecar, a film that is missing or not what it was, a reference that does
// not fit), Output, Usage, Interrupted.
[[nodiscard]] base::Result<DeliveryReport> runDelivery(
    const DeliveryRequest& request, base::Progress* progress,
    const std::function<void(const std::string&)>& notice, std::stop_token stop);

}  // namespace kinechrome::delivery
