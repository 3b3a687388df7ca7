// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/pipeline/sidecar.h"

#include <algorithm>
#include <chrono>
#include <ctime>
#include <filesystem>
#include <system_error>

#include <fmt/chrono.h>

#include "core/pipeline/colorize_plan.h"
#include "core/pipeline/debug_overlay.h"

namespace kinechrome::pipeline {

namespace {

using nlohmann::json;

json sourceJson(const ExportFacts& facts, const std::optional<std::string>& sha256) {
    const auto& info = facts.source;
    std::error_code unknown;
    const auto sidecar = std::filesystem::absolute(sidecarPath(facts.output, facts.preset));
    const auto folder = sidecar.parent_path();
    const auto path = std::filesystem::relative(info.path, folder, unknown);
    json source{{"name", info.path.filename().string()},
                {"path", path.string()},  // from the sidecar's folder
                {"size", info.fileSize},
                {"time_base", facts.log.timeBase.text()},
                {"rate", info.video.rate.text()},
                {"pixel_format", info.video.pixelFormat}};
    source["sha256"] = sha256 ? json(*sha256) : json();
    return source;
}

json framesJson(const FrameLog& log, const OutputFacts& out) {
    const auto digests = [](const std::vector<LumaDigest>& list) {
        json array = json::array();
        for (const LumaDigest& digest : list) array.push_back(toHex(digest));
        return array;
    };
    json frames{{"pts", log.pts},
                {"luma_checksum",
                 "SHA-256 of the luma plane's samples, rows without padding, 16-bit "
                 "little-endian above 8 bit"},
                {"luma_in", digests(log.luma)},
                {"luma_out", digests(out.luma)}};
    // The same of the planes of Cb and Cr, one after the other; only where the output has them.
    if (!out.chroma.empty()) frames["chroma_out"] = digests(out.chroma);
    return frames;
}

// One value a frame, null where there is nothing to compare with.
json flickerJson(const FlickerSeries& flicker) {
    if (flicker.after.empty()) return nullptr;
    const auto series = [](const std::vector<std::optional<double>>& values) {
        json array = json::array();
        for (const auto& value : values) array.push_back(value ? json(*value) : json());
        return array;
    };
    return {{"definition",
             "mean over the pixels, by their visibility in the frame before, of (da*^2 + db*^2) / "
             "100^2 against that frame along the optical flow, at the network's chroma size; null "
             "where a shot begins"},
            {"before", series(flicker.before)},
            {"after", series(flicker.after)}};
}

// Up to this frame no shot begins inside a segment. Without segments of its own, shots were found.
std::int64_t shotsKnownTo(const ColorizeRequest& request) {
    if (request.segments.empty()) return 0;
    return std::min(request.shotsKnownTo, request.segments.back().range.last + 1);
}

// Without segments of its own the export is one; that one has no name.
json segmentsJson(const ColorizeRequest& request, const ColorizeReport& report,
                  const ExportFacts& facts) {
    if (!request.segments.empty()) return request.segments;
    json segment = request.settings;
    const std::int64_t first = request.range ? request.range->first : 0;
    segment["first"] = first;
    segment["last"] = facts.shard ? facts.shard->film.last : first + report.framesIn - 1;
    segment["hints"] = json::array();
    return json::array({segment});
}

json modelJson(const nn::ColorizerInfo& model) {
    return {{"name", model.modelName}, {"sha256", model.modelSha256}, {"identity", model.identity}};
}

// Those of segments that have one of their own.
json otherModelsJson(const ColorizeReport& report) {
    json list = json::array();
    for (const nn::ColorizerInfo& model : report.otherModels) list.push_back(modelJson(model));
    return list;
}

json modelJson(const ColorizeReport& report) {
    if (report.colorizer.modelName.empty()) return {{"name", report.model}, {"sha256", nullptr}};
    return modelJson(report.colorizer);
}

}  // namespace

std::string nowUtc() {
    const std::time_t now = std::chrono::system_clock::to_time_t(std::chrono::system_clock::now());
    return fmt::format("{:%Y-%m-%dT%H:%M:%SZ}", fmt::gmtime(now));
}

json exportSettings(const ColorizeRequest& request, media::Preset preset) {
    json settings = request.settings;
    settings["preset"] = media::toString(preset);
    settings["range"] = request.range
                            ? json{{"first", request.range->first}, {"last", request.range->last}}
                            : json();
    settings["salvage"] = request.salvage;
    settings["strict_streams"] = request.strictStreams;
    settings["disclosure"] = request.disclosure;
    settings["debug_overlay"] =
        request.overlay == DebugOverlay::None ? json() : json(toString(request.overlay));
    return settings;
}

json makeSidecar(const ColorizeRequest& request, const ColorizeReport& report,
                 const ExportFacts& facts, const OutputFacts& output,
                 const std::optional<std::string>& sourceSha256) {
    json document{
        {"schema", "kinechrome.sidecar/1"},
        {"program", {{"name", "kinechrome"}, {"version", request.programVersion}}},
        {"date", nowUtc()},
        {"source", sourceJson(facts, sourceSha256)},
        {"output",
         {{"name", request.output.filename().string()},
          {"codec", facts.plan.videoCodec},
          {"pixel_format", facts.plan.pixelFormat},
          {"lossless", facts.plan.lossless},
          {"frames", output.frames}}},
        {"model", modelJson(report)},
        {"other_models", otherModelsJson(report)},
        {"settings", exportSettings(request, facts.preset)},
        {"segments", segmentsJson(request, report, facts)},
        {"shots_known_to", shotsKnownTo(request)},
        {"lab", "CIE 1976 L*a*b*, D65, from BT.709 primaries and the sRGB transfer curve"},
        {"device", report.colorizer.device},
        {"threads", report.colorizer.threads},
        {"threads_asked", request.threads},  // 0: all cores
        {"precision", report.colorizer.precision},
        {"dropped_streams", toJson(report.dropped)},
        {"notes", report.notes},
        {"self_check", toJson(report.check)},
        {"repeat", report.repeat ? toJson(*report.repeat) : json()},
        {"flicker", flickerJson(report.flicker)},
        {"frames", framesJson(facts.log, output)}};
    if (facts.shard) document["shard"] = toJson(*facts.shard);
    return document;
}

json toJson(const SelfCheck& check) {
    json object;
    json notes;
    const std::pair<const char*, const CheckItem*> items[] = {{"frames", &check.frames},
                                                              {"timestamps", &check.timestamps},
                                                              {"sound", &check.sound},
                                                              {"tags", &check.tags},
                                                              {"luma", &check.luma}};
    for (const auto& [name, item] : items) {
        object[name] = item->state == CheckState::NotApplicable
                           ? json()
                           : json(item->state == CheckState::Passed);
        notes[name] = item->note;
    }
    object["notes"] = notes;
    return object;
}

json toJson(const std::vector<media::DroppedStream>& dropped) {
    json list = json::array();
    for (const auto& stream : dropped) {
        list.push_back({{"stream", stream.stream}, {"reason", stream.reason}});
    }
    return list;
}

}  // namespace kinechrome::pipeline
