// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/pipeline/evaluate_report.h"

#include <fmt/format.h>

#include "core/pipeline/simulated_hints.h"

namespace kinechrome::pipeline {

namespace {

using nlohmann::json;

// Figures of all clips, or of all stills.
struct Members {
    std::vector<Figures> result, gray, unstabilized;

    Members(const std::vector<ClipReport>& clips, bool stills) {
        for (const ClipReport& clip : clips) {
            if (clip.still != stills) continue;
            result.push_back(clip.result);
            gray.push_back(clip.gray);
            if (clip.unstabilized) unstabilized.push_back(*clip.unstabilized);
        }
    }
    [[nodiscard]] json baselines() const {
        return {{"gray", toJson(meanOf(gray))},
                {"unstabilized", unstabilized.empty() ? json() : toJson(meanOf(unstabilized))}};
    }
};

json clipJson(const ClipReport& clip) {
    json object = toJson(clip.result);
    object["file"] = clip.file;
    object["still"] = clip.still;
    object["width"] = clip.width;
    object["height"] = clip.height;
    object["baselines"] = {
        {"gray", toJson(clip.gray)},
        {"unstabilized", clip.unstabilized ? toJson(*clip.unstabilized) : json()}};
    return object;
}

json hintsJson(int count) {
    if (count == 0) return nullptr;
    return {{"points_per_frame", count},
            {"seed", hintSeed},
            {"radius", hintRadius},
            {"source", "mean true a*b* around uniform positions, the same in every frame"}};
}

std::string csvLine(const ClipReport& clip, const char* variant, const Figures& figures) {
    // Quoted as RFC 4180 has it: names may hold commas and quotes.
    std::string name;
    for (const char c : clip.file) name += c == '"' ? std::string("\"\"") : std::string(1, c);
    std::string line =
        fmt::format("\"{}\",{},{},{},{}", name, variant, clip.width, clip.height, figures.frames);
    for (const std::string_view key : figureKeys) {
        const auto found = figures.values.find(key);
        line += found == figures.values.end() ? "," : fmt::format(",{:.9g}", found->second);
    }
    return line + "\n";
}

}  // namespace

json evaluationDocument(const EvaluateRequest& request, const std::vector<ClipReport>& clips,
                        const std::vector<std::string>& skipped) {
    const Members moving(clips, false);
    const Members stills(clips, true);
    json list = json::array();
    for (const ClipReport& clip : clips) list.push_back(clipJson(clip));
    const bool judged = request.result.has_value();
    return {{"schema", "kinechrome.evaluate/1"},
            {"model", judged ? json() : json(request.settings.model)},
            {"result", judged ? json(request.result->string()) : json()},
            {"stabilizer", judged ? json() : json(edit::toString(request.settings.stabilizer))},
            {"strength", request.settings.strength},
            {"saturation", request.settings.saturation},
            {"simulated_hints", hintsJson(request.simulatedHints)},
            {"frames_limit", request.frames == 0 ? json() : json(request.frames)},
            {"clips_count", moving.result.size()},
            {"stills_count", stills.result.size()},
            {"long_flow", "computed directly between the first frame of a shot and each other"},
            {"overall", toJson(meanOf(moving.result))},
            {"overall_stills", toJson(meanOf(stills.result))},
            {"baselines", moving.baselines()},
            {"baselines_stills", stills.baselines()},
            {"clips", list},
            {"skipped", skipped}};
}

std::string evaluationCsv(const std::vector<ClipReport>& clips) {
    std::string text = "file,variant,width,height,frames";
    for (const std::string_view key : figureKeys) text += fmt::format(",{}", key);
    text += "\n";
    for (const ClipReport& clip : clips) {
        text += csvLine(clip, "result", clip.result);
        text += csvLine(clip, "gray", clip.gray);
        if (clip.unstabilized) text += csvLine(clip, "unstabilized", *clip.unstabilized);
    }
    return text;
}

}  // namespace kinechrome::pipeline
