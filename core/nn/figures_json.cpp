// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/nn/figures_json.h"

namespace kinechrome::nn {
namespace {

using Json = nlohmann::json;

Json toJson(const GainPoint& point) {
    return {{"gain", point.gain},
            {"distance_ratio", point.distanceRatio},
            {"colorfulness_ratio", point.colorfulnessRatio}};
}

Json toJson(const std::vector<GainPoint>& points) {
    Json list = Json::array();
    for (const GainPoint& point : points) list.push_back(toJson(point));
    return list;
}

template <class Number>
void read(const Json& json, const char* key, Number& into) {
    const auto found = json.find(key);
    if (found != json.end() && found->is_number()) into = found->get<Number>();
}

void read(const Json& json, const char* key, GainPoint& into) {
    const auto found = json.find(key);
    if (found == json.end() || !found->is_object()) return;
    read(*found, "gain", into.gain);
    read(*found, "distance_ratio", into.distanceRatio);
    read(*found, "colorfulness_ratio", into.colorfulnessRatio);
}

void read(const Json& json, const char* key, std::vector<GainPoint>& into) {
    const auto found = json.find(key);
    if (found == json.end() || !found->is_array()) return;
    for (const Json& item : *found) {
        GainPoint point;
        read(Json{{"point", item}}, "point", point);
        into.push_back(point);
    }
}

}  // namespace

Json toJson(const ValidationFigures& figures) {
    return {{"images", figures.images},
            {"mean_ab_distance", figures.meanAbDistance},
            {"gray_mean_ab_distance", figures.grayDistance},
            {"class_accuracy", figures.classAccuracy},
            {"frontier", toJson(figures.frontier)},
            {"hinted", toJson(figures.hinted)},
            {"at_target", toJson(figures.atTarget)},
            {"chosen", toJson(figures.chosen)},
            {"surest_distance", figures.surestDistance},
            {"least_sure_distance", figures.leastSureDistance}};
}

ValidationFigures figuresFromJson(const Json& json) {
    ValidationFigures figures;
    if (!json.is_object()) return figures;
    read(json, "images", figures.images);
    read(json, "mean_ab_distance", figures.meanAbDistance);
    read(json, "gray_mean_ab_distance", figures.grayDistance);
    read(json, "class_accuracy", figures.classAccuracy);
    read(json, "frontier", figures.frontier);
    read(json, "hinted", figures.hinted);
    read(json, "at_target", figures.atTarget);
    read(json, "chosen", figures.chosen);
    read(json, "surest_distance", figures.surestDistance);
    read(json, "least_sure_distance", figures.leastSureDistance);
    return figures;
}

}  // namespace kinechrome::nn
