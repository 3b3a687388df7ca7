// SPDX-License-Identifier: GPL-3.0-or-later
// The document that `kinechrome-cli report --json` prints.
#include "core/delivery/delivery_job.h"

namespace kinechrome::delivery {

namespace {

using nlohmann::json;

json orNull(const std::optional<double>& value) {
    return value ? json(*value) : json();
}

json orNull(const std::optional<std::filesystem::path>& path) {
    return path ? json(path->string()) : json();
}

}  // namespace

json toJson(const DeliveryReport& report) {
    json sheets = json::array();
    for (const auto& sheet : report.sheets) sheets.push_back(sheet.string());
    return {{"schema", "kinechrome.report/1"},
            {"sidecar", report.sidecar.string()},
            {"output", report.output.string()},
            {"source", report.source.string()},
            {"reference", orNull(report.reference)},
            {"html", orNull(report.html)},
            {"sheets", std::move(sheets)},
            {"video", orNull(report.video)},
            {"frames", report.frames},
            {"parts", report.parts},
            {"figures",
             {{"colorfulness", orNull(report.colorfulness)},
              {"colorfulness_reference", orNull(report.colorfulnessReference)},
              {"mean_ab_distance", orNull(report.distance)},
              {"mean_ab_distance_gray", orNull(report.distanceGray)},
              {"flicker_before", orNull(report.flickerBefore)},
              {"flicker_after", orNull(report.flickerAfter)}}},
            {"notes", report.notes},
            {"seconds", report.seconds}};
}

}  // namespace kinechrome::delivery
