// SPDX-License-Identifier: GPL-3.0-or-later
// The figures of an evaluation: gathered frame by frame, averaged, told as JSON and CSV.
#pragma once

#include <array>
#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <string_view>

#include <nlohmann/json.hpp>

#include "core/metrics/color_consistency.h"
#include "core/metrics/figures.h"

namespace kinechrome::pipeline {

// Keys of a figure object, in the order of the contract; `frames` and `fid_features` apart.
inline constexpr std::array<std::string_view, 14> figureKeys{"rmse_ab",
                                                             "mean_ab_distance",
                                                             "psnr_db",
                                                             "ssim",
                                                             "ciede2000",
                                                             "colorfulness",
                                                             "colorfulness_reference",
                                                             "warp_error",
                                                             "warp_error_reference",
                                                             "warp_error_long",
                                                             "warp_error_long_reference",
                                                             "cdc",
                                                             "cdc_reference",
                                                             "fid"};

// A figure that cannot be had is missing; `notes` says why, by key.
struct Figures {
    std::int64_t frames = 0;
    std::map<std::string, double, std::less<>> values;
    std::map<std::string, std::string> notes;
    std::string fidFeatures;  // what `fid` was computed from; empty: no fid
};
[[nodiscard]] nlohmann::json toJson(const Figures& figures);

// Each figure is the mean over those members that have it; frames are summed.
[[nodiscard]] Figures meanOf(const std::vector<Figures>& members);

// A running mean.
class Mean {
public:
    void add(double value) {
        sum_ += value;
        ++count_;
    }
    void add(const std::optional<double>& value) {
        if (value) add(*value);
    }
    [[nodiscard]] std::optional<double> value() const {
        return count_ == 0 ? std::nullopt : std::optional(sum_ / static_cast<double>(count_));
    }

private:
    double sum_ = 0.0;
    std::int64_t count_ = 0;
};

// What one moving picture shows of its own, without a ground truth. One thread at a time.
struct MotionTally {
    Mean warpShort;
    Mean warpLong;
    metrics::ColorConsistency consistency;
};

// One way of colouring a clip against the ground truth. One thread at a time.
class FigureTally {
public:
    void add(const metrics::FrameFigures& frame);
    [[nodiscard]] MotionTally& motion() { return motion_; }
    // `truth`: the ground truth's own tally. `still`: one picture, no motion to judge.
    [[nodiscard]] Figures figures(const MotionTally& truth, bool still) const;

private:
    std::int64_t frames_ = 0;
    std::map<std::string, Mean, std::less<>> means_;
    MotionTally motion_;
};

}  // namespace kinechrome::pipeline
