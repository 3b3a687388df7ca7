// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/pipeline/evaluate_hints.h"

#include <cmath>

#include "core/color/luma_lock.h"
#include "core/picture/hint_raster.h"
#include "core/pipeline/chroma_fields.h"

namespace kinechrome::pipeline {

namespace {

// Mean distance to the asked colour over the hinted pixels; nothing when there are none.
std::optional<double> spotError(const color::HintRaster& asked, const base::Plane<float>& a,
                                const base::Plane<float>& b) {
    Mean mean;
    for (int y = 0; y < a.height(); ++y) {
        for (int x = 0; x < a.width(); ++x) {
            if (asked.mask.at(x, y) == 0.0F) continue;
            mean.add(static_cast<double>(
                std::hypot(a.at(x, y) - asked.a.at(x, y), b.at(x, y) - asked.b.at(x, y))));
        }
    }
    return mean.value();
}

// The chroma with exactly the asked colour where it was asked for.
picture::FullChroma obeyed(const picture::FullChroma& chroma, const color::HintRaster& asked) {
    picture::FullChroma out{chroma.a.clone(), chroma.b.clone()};
    for (int y = 0; y < out.a.height(); ++y) {
        for (int x = 0; x < out.a.width(); ++x) {
            if (asked.mask.at(x, y) == 0.0F) continue;
            out.a.at(x, y) = asked.a.at(x, y);
            out.b.at(x, y) = asked.b.at(x, y);
        }
    }
    return out;
}

}  // namespace

base::Result<void> HintTally::add(const color::Picture& source, const PaintedFrame& painted,
                                  const metrics::JudgedPicture& truth) {
    const auto shown = color::decodeRgb(painted.result);
    const auto figures = metrics::compareColors(shown, truth);
    means_["rmse_ab"].add(figures.rmseAb);
    means_["mean_ab_distance"].add(figures.meanAbDistance);
    means_["colorfulness"].add(figures.colorfulness);
    if (painted.hints.empty()) return {};
    const auto asked =
        picture::rasterizeHints(painted.hints, truth.lab.a.width(), truth.lab.a.height());
    const auto lab = color::labFromRgbPlanes(shown);
    means_["spot_error"].add(spotError(asked, lab.a, lab.b));
    means_["spot_error_before_lock"].add(spotError(asked, painted.chroma.a, painted.chroma.b));
    const auto best = lockColor(source, obeyed(painted.chroma, asked));
    if (!best) return base::fail(best.error());
    const auto floor = color::decodeLab(*best);
    means_["spot_error_floor"].add(spotError(asked, floor.a, floor.b));
    return {};
}

HintFigures HintTally::figures() const {
    HintFigures figures{points_, {}};
    for (const auto& [key, mean] : means_) {
        if (const auto value = mean.value()) figures.values[key] = *value;
    }
    return figures;
}

std::vector<HintFigures> meanOf(const std::vector<std::vector<HintFigures>>& members) {
    if (members.empty()) return {};
    std::vector<HintFigures> curve;
    for (std::size_t i = 0; i < members.front().size(); ++i) {
        std::map<std::string, Mean, std::less<>> means;
        for (const auto& member : members) {
            for (const auto& [key, value] : member[i].values) means[key].add(value);
        }
        HintFigures point{members.front()[i].points, {}};
        for (const auto& [key, mean] : means) point.values[key] = mean.value().value_or(0.0);
        curve.push_back(std::move(point));
    }
    return curve;
}

nlohmann::json toJson(const std::vector<HintFigures>& curve) {
    if (curve.empty()) return nullptr;
    nlohmann::json list = nlohmann::json::array();
    for (const HintFigures& point : curve) {
        nlohmann::json object{{"points", point.points}};
        for (const char* key : {"rmse_ab", "mean_ab_distance", "colorfulness", "spot_error",
                                "spot_error_before_lock", "spot_error_floor"}) {
            object[key] = nullptr;
            const auto found = point.values.find(key);
            if (found != point.values.end()) object[key] = found->second;
        }
        list.push_back(std::move(object));
    }
    return list;
}

}  // namespace kinechrome::pipeline
