// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/pipeline/train_job.h"

namespace kinechrome::pipeline {

namespace {

using nlohmann::json;

json toJson(const nn::GainPoint& point) {
    return {{"gain", point.gain},
            {"distance_ratio", point.distanceRatio},
            {"colorfulness_ratio", point.colorfulnessRatio}};
}

json toJson(const std::vector<nn::GainPoint>& points) {
    json list = json::array();
    for (const auto& point : points) list.push_back(toJson(point));
    return list;
}

json toJson(const nn::ValidationFigures& figures) {
    return {{"images", figures.images},
            {"mean_ab_distance", figures.meanAbDistance},
            {"gray_mean_ab_distance", figures.grayDistance},
            {"class_accuracy", figures.classAccuracy},
            {"frontier", toJson(figures.frontier)},
            {"hinted", toJson(figures.hinted)},
            {"chosen", toJson(figures.chosen)}};
}

}  // namespace

json toJson(const nn::TrainSummary& summary) {
    return {{"schema", "kinechrome.train/1"},
            {"model", summary.model.string()},
            {"steps", summary.steps},
            {"images", summary.images},
            {"minutes", summary.minutes},
            {"rollbacks", summary.rollbacks},
            {"device", summary.device},
            {"precision", summary.precision},
            {"figures", toJson(summary.figures)}};
}

}  // namespace kinechrome::pipeline
