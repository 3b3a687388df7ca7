// SPDX-License-Identifier: GPL-3.0-or-later
// The report of an export as the document of `colorize --json`.
#include "core/pipeline/colorize_job.h"
#include "core/pipeline/export_part.h"
#include "core/pipeline/sidecar.h"

namespace kinechrome::pipeline {

nlohmann::json toJson(const ColorizeReport& report) {
    nlohmann::json json{{"schema", "kinechrome.colorize/1"},
                        {"input", report.input.string()},
                        {"output", report.output.string()},
                        {"sidecar", report.sidecar.string()},
                        {"model", report.model},
                        {"stabilizer", report.stabilizer},
                        {"frames_in", report.framesIn},
                        {"frames_out", report.framesOut},
                        {"luma_note", report.check.luma.note},
                        {"self_check", toJson(report.check)},
                        {"seconds", report.seconds},
                        {"cpu_seconds", report.cpuSeconds},
                        {"fps", report.fps},
                        {"stages", report.stageSeconds},
                        {"peak_rss_mib", report.peakRssMib},
                        {"device", report.colorizer.device},
                        {"precision", report.colorizer.precision},
                        {"threads", report.colorizer.threads},
                        {"dropped_streams", toJson(report.dropped)},
                        {"notes", report.notes}};
    json["luma_identical"] =
        report.lumaIdentical ? nlohmann::json(*report.lumaIdentical) : nlohmann::json();
    json["repeat"] = report.repeat ? toJson(*report.repeat) : nlohmann::json();
    return json;
}

nlohmann::json toJson(const PartReport& part) {
    auto json = toJson(part.report);
    json["frames_kept"] = part.framesKept;
    if (part.shard) json["shard"] = toJson(*part.shard);
    return json;
}

}  // namespace kinechrome::pipeline
