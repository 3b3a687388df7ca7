// SPDX-License-Identifier: GPL-3.0-or-later
// All stills of an evaluation, or all its clips, as one.
#pragma once

#include <cstddef>
#include <optional>
#include <vector>

#include <nlohmann/json.hpp>

#include "core/metrics/calibration.h"
#include "core/pipeline/evaluate_clip.h"

namespace kinechrome::pipeline {

// Figures are means over the members (stills, or clips however long), the calibration is that of
// all their pixels.
struct EvaluatedGroup {
    std::size_t members = 0;
    Figures result;
    Figures gray;
    std::optional<Figures> unstabilized;
    ExtraFigures extra;
    std::vector<MethodFigures> methods;
};

enum class GroupKind { Clips, Stills };
[[nodiscard]] EvaluatedGroup groupOf(const std::vector<ClipReport>& reports, GroupKind kind);

// What the ratios of a group or clip are taken of.
[[nodiscard]] FrontierScale scaleOf(const Figures& result, const Figures& gray);

// The figure object of `result`, with what was asked beyond it: mean_ab_distance_ratio,
// colorfulness_ratio, frontier, frontier_at, uncertainty and hints (null where not asked for or not
// to be had).
[[nodiscard]] nlohmann::json toJson(const Figures& result, const Figures& gray,
                                    const ExtraFigures& extra);
[[nodiscard]] nlohmann::json baselinesJson(const Figures& gray,
                                           const std::optional<Figures>& unstabilized);

}  // namespace kinechrome::pipeline
