// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/pipeline/evaluate_report.h"

#include <map>
#include <utility>

#include "core/pipeline/simulated_hints.h"

namespace kinechrome::pipeline {

namespace {

using nlohmann::json;

json clipJson(const ClipReport& clip) {
    json object = toJson(clip.result, clip.gray, clip.extra);
    object["file"] = clip.file;
    object["still"] = clip.still;
    object["width"] = clip.width;
    object["height"] = clip.height;
    object["baselines"] = baselinesJson(clip.gray, clip.unstabilized);
    object["stabilizers"] = toJson(clip.methods);
    return object;
}

// Sizes with the number of stills or clips that have it: every figure states its size.
json sizesJson(const std::vector<ClipReport>& reports) {
    std::map<std::pair<int, int>, int> sizes;
    for (const ClipReport& report : reports) ++sizes[{report.width, report.height}];
    json list = json::array();
    for (const auto& [size, count] : sizes) {
        list.push_back({{"width", size.first}, {"height", size.second}, {"files", count}});
    }
    return list;
}

json hintsJson(const EvaluateRequest& request) {
    if (request.hintPoints.empty()) return nullptr;
    return {{"points_per_frame", pointsPerFrame(request)},
            {"curve", request.hintPoints},
            {"seed", hintSeed},
            {"radius", hintRadius},
            {"source",
             "mean true a*b* around uniform positions that follow from the file's name, the same "
             "in every frame; fewer points are the first ones of more"}};
}

}  // namespace

json evaluationDocument(const EvaluateRequest& request, const Evaluated& evaluated) {
    const EvaluatedGroup& clips = evaluated.clips;
    const EvaluatedGroup& stills = evaluated.stills;
    json list = json::array();
    for (const ClipReport& clip : evaluated.reports) list.push_back(clipJson(clip));
    const bool judged = request.result.has_value();
    return {{"schema", "kinechrome.evaluate/1"},
            {"model", judged ? json() : json(request.settings.model)},
            {"result", judged ? json(request.result->string()) : json()},
            {"film", request.film == EvaluateRequest::Film::Worn ? "worn" : "clean"},
            {"stabilizer", judged ? json() : json(edit::toString(request.settings.stabilizer))},
            {"strength", request.settings.strength},
            {"saturation", request.settings.saturation},
            {"simulated_hints", hintsJson(request)},
            {"frames_limit", request.frames == 0 ? json() : json(request.frames)},
            {"clips_count", clips.members},
            {"stills_count", stills.members},
            {"sizes", sizesJson(evaluated.reports)},
            {"long_flow", "computed directly between the first frame of a shot and each other"},
            {"overall", toJson(clips.result, clips.gray, clips.extra)},
            {"stabilizers", toJson(clips.methods)},
            {"overall_stills", toJson(stills.result, stills.gray, stills.extra)},
            {"baselines", baselinesJson(clips.gray, clips.unstabilized)},
            {"baselines_stills", baselinesJson(stills.gray, stills.unstabilized)},
            {"clips", list},
            {"skipped", evaluated.skipped},
            {"seconds", evaluated.seconds}};
}

}  // namespace kinechrome::pipeline
