// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/pipeline/evaluate_figures.h"

#include <cmath>

namespace kinechrome::pipeline {

namespace {

void set(Figures& figures, const char* key, const std::optional<double>& value,
         const std::string& reason) {
    if (value) {
        figures.values[key] = *value;
    } else {
        figures.notes[key] = reason;
    }
}

}  // namespace

nlohmann::json toJson(const Figures& figures) {
    nlohmann::json json{
        {"frames", figures.frames},
        {"fid_features",
         figures.fidFeatures.empty() ? nlohmann::json() : nlohmann::json(figures.fidFeatures)}};
    for (const std::string_view key : figureKeys) {
        const auto found = figures.values.find(key);
        json[std::string(key)] =
            found == figures.values.end() ? nlohmann::json() : nlohmann::json(found->second);
    }
    json["notes"] = figures.notes;
    return json;
}

Figures meanOf(const std::vector<Figures>& members) {
    Figures mean;
    std::map<std::string, Mean, std::less<>> means;
    for (const Figures& member : members) {
        mean.frames += member.frames;
        for (const auto& [key, value] : member.values) means[key].add(value);
        mean.notes.insert(member.notes.begin(), member.notes.end());
    }
    for (const auto& [key, value] : means) {
        mean.values[key] = value.value().value_or(0.0);
        if (mean.notes.contains(key)) mean.notes[key] = "mean of the clips that have it";
    }
    return mean;
}

void FigureTally::add(const metrics::FrameFigures& frame) {
    ++frames_;
    means_["rmse_ab"].add(frame.rmseAb);
    means_["mean_ab_distance"].add(frame.meanAbDistance);
    means_["psnr_db"].add(frame.psnrDb);
    means_["ssim"].add(frame.ssim);
    means_["ciede2000"].add(frame.ciede2000);
    means_["colorfulness"].add(frame.colorfulness);
    means_["colorfulness_reference"].add(frame.colorfulnessReference);
}

Figures FigureTally::figures(const MotionTally& truth, bool still) const {
    Figures figures;
    figures.frames = frames_;
    for (const auto& [key, mean] : means_) {
        const auto value = mean.value();
        const bool finite = !value || std::isfinite(*value);
        set(figures, key.c_str(), finite ? value : std::nullopt,
            finite ? "no frame" : "infinite: there are frames without any error");
    }
    const std::string noMotion =
        still ? "a still has no motion" : "the clip has no pair of frames that can be compared";
    const std::string tooShort = still ? "a still has no motion" : "fewer than five frames";
    set(figures, "warp_error", motion_.warpShort.value(), noMotion);
    set(figures, "warp_error_reference", truth.warpShort.value(), noMotion);
    set(figures, "warp_error_long", motion_.warpLong.value(), noMotion);
    set(figures, "warp_error_long_reference", truth.warpLong.value(), noMotion);
    set(figures, "cdc", motion_.consistency.value(), tooShort);
    set(figures, "cdc_reference", truth.consistency.value(), tooShort);
    figures.notes["fid"] = "is a figure of all stills, or of all frames of all clips, together";
    return figures;
}

}  // namespace kinechrome::pipeline
