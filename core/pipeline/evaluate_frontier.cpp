// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/pipeline/evaluate_frontier.h"

#include <algorithm>
#include <utility>

#include "core/color/luma_lock.h"
#include "core/pipeline/chroma_fields.h"

namespace kinechrome::pipeline {

namespace {

using nlohmann::json;

base::Plane<float> times(const base::Plane<float>& plane, double gain) {
    base::Plane<float> out(plane.width(), plane.height());
    for (int y = 0; y < plane.height(); ++y) {
        std::transform(plane.row(y), plane.row(y) + plane.width(), out.row(y),
                       [g = static_cast<float>(gain)](float value) { return g * value; });
    }
    return out;
}

json ratio(double value, double whole) {
    return whole > 0.0 ? json(value / whole) : json();
}

}  // namespace

base::Result<void> FrontierTally::add(const color::Picture& source,
                                      const picture::FullChroma& chroma,
                                      const metrics::JudgedPicture& truth,
                                      const metrics::FrameFigures& own) {
    for (std::size_t i = 0; i < frontierGains.size(); ++i) {
        const double gain = frontierGains[i];
        if (gain == 1.0) {
            distance_[i].add(own.meanAbDistance);
            colorfulness_[i].add(own.colorfulness);
            continue;
        }
        const auto shown = lockColor(source, {times(chroma.a, gain), times(chroma.b, gain)});
        if (!shown) return base::fail(shown.error());
        const auto figures = metrics::compareColors(color::decodeRgb(*shown), truth);
        distance_[i].add(figures.meanAbDistance);
        colorfulness_[i].add(figures.colorfulness);
    }
    return {};
}

Frontier FrontierTally::frontier() const {
    Frontier frontier;
    for (std::size_t i = 0; i < frontierGains.size(); ++i) {
        const auto distance = distance_[i].value();
        if (!distance) return {};
        frontier.push_back({frontierGains[i], *distance, colorfulness_[i].value().value_or(0.0)});
    }
    return frontier;
}

Frontier meanOf(const std::vector<Frontier>& members) {
    Frontier mean;
    double count = 0.0;
    for (const Frontier& member : members) {
        if (member.empty()) continue;
        if (mean.empty()) {
            for (const double gain : frontierGains) mean.push_back({gain, 0.0, 0.0});
        }
        count += 1.0;
        for (std::size_t i = 0; i < mean.size(); ++i) {
            mean[i].meanAbDistance += member[i].meanAbDistance;
            mean[i].colorfulness += member[i].colorfulness;
        }
    }
    for (FrontierPoint& point : mean) {
        point.meanAbDistance /= count;
        point.colorfulness /= count;
    }
    return mean;
}

json toJson(const Frontier& frontier, const FrontierScale& scale) {
    if (frontier.empty()) return nullptr;
    json list = json::array();
    for (const FrontierPoint& point : frontier) {
        list.push_back({{"gain", point.gain},
                        {"mean_ab_distance", point.meanAbDistance},
                        {"mean_ab_distance_ratio", ratio(point.meanAbDistance, scale.grayDistance)},
                        {"colorfulness", point.colorfulness},
                        {"colorfulness_ratio", ratio(point.colorfulness, scale.trueColorfulness)}});
    }
    return list;
}

std::optional<double> distanceAt(const Frontier& frontier, double colorfulness) {
    for (std::size_t i = 1; i < frontier.size(); ++i) {
        const FrontierPoint& low = frontier[i - 1];
        const FrontierPoint& high = frontier[i];
        if (colorfulness < low.colorfulness || colorfulness > high.colorfulness) continue;
        const double span = high.colorfulness - low.colorfulness;
        const double share = span > 0.0 ? (colorfulness - low.colorfulness) / span : 0.0;
        return low.meanAbDistance + share * (high.meanAbDistance - low.meanAbDistance);
    }
    return std::nullopt;
}

json marksJson(const Frontier& frontier, const FrontierScale& scale) {
    if (frontier.empty()) return nullptr;
    json list = json::array();
    for (const double mark : frontierMarks) {
        const auto distance = distanceAt(frontier, mark * scale.trueColorfulness);
        list.push_back(
            {{"colorfulness_ratio", mark},
             {"mean_ab_distance_ratio", distance ? ratio(*distance, scale.grayDistance) : json()}});
    }
    return list;
}

}  // namespace kinechrome::pipeline
