// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/pipeline/evaluate_group.h"

namespace kinechrome::pipeline {

namespace {

using nlohmann::json;

double valueOf(const Figures& figures, std::string_view key) {
    const auto found = figures.values.find(key);
    return found == figures.values.end() ? 0.0 : found->second;
}

json ratioOf(const Figures& figures, std::string_view key, double whole) {
    const auto found = figures.values.find(key);
    if (found == figures.values.end() || whole <= 0.0) return nullptr;
    return found->second / whole;
}

json uncertaintyJson(const metrics::Calibration& calibration) {
    const auto deciles = calibration.deciles();
    if (!deciles) return nullptr;
    const double sure = deciles->distance.front();
    const double unsure = deciles->distance.back();
    return {{"pixels", calibration.pixels()},
            {"sure_tenth_distance", sure},
            {"unsure_tenth_distance", unsure},
            {"ratio", sure > 0.0 ? json(unsure / sure) : json()},
            {"deciles", deciles->distance},
            {"deciles_confidence", deciles->confidence},
            // The field carries a confidence of 0..1, no predicted distance.
            {"deciles_predicted", nullptr}};
}

}  // namespace

EvaluatedGroup groupOf(const std::vector<ClipReport>& reports, GroupKind kind) {
    std::vector<Figures> result;
    std::vector<Figures> gray;
    std::vector<Figures> unstabilized;
    std::vector<Frontier> frontiers;
    std::vector<std::vector<HintFigures>> hints;
    std::vector<std::vector<MethodFigures>> methods;
    EvaluatedGroup group;
    for (const ClipReport& report : reports) {
        if (report.still != (kind == GroupKind::Stills)) continue;
        ++group.members;
        result.push_back(report.result);
        gray.push_back(report.gray);
        if (report.unstabilized) unstabilized.push_back(*report.unstabilized);
        frontiers.push_back(report.extra.frontier);
        hints.push_back(report.extra.hints);
        methods.push_back(report.methods);
        group.extra.calibration.add(report.extra.calibration);
    }
    group.result = meanOf(result);
    group.gray = meanOf(gray);
    if (!unstabilized.empty()) group.unstabilized = meanOf(unstabilized);
    group.extra.frontier = meanOf(frontiers);
    group.extra.hints = meanOf(hints);
    group.methods = meanOf(methods);
    return group;
}

FrontierScale scaleOf(const Figures& result, const Figures& gray) {
    return {valueOf(gray, "mean_ab_distance"), valueOf(result, "colorfulness_reference")};
}

json toJson(const Figures& result, const Figures& gray, const ExtraFigures& extra) {
    const FrontierScale scale = scaleOf(result, gray);
    json object = toJson(result);
    object["mean_ab_distance_ratio"] = ratioOf(result, "mean_ab_distance", scale.grayDistance);
    object["colorfulness_ratio"] = ratioOf(result, "colorfulness", scale.trueColorfulness);
    object["frontier"] = toJson(extra.frontier, scale);
    object["frontier_at"] = marksJson(extra.frontier, scale);
    object["uncertainty"] = uncertaintyJson(extra.calibration);
    if (object["uncertainty"].is_null()) {
        object["notes"]["uncertainty"] = "no confidence is stated with the colour";
    }
    object["hints"] = toJson(extra.hints);
    return object;
}

json baselinesJson(const Figures& gray, const std::optional<Figures>& unstabilized) {
    return {{"gray", toJson(gray)},
            {"unstabilized", unstabilized ? toJson(*unstabilized) : json()}};
}

}  // namespace kinechrome::pipeline
