// SPDX-License-Identifier: GPL-3.0-or-later
// Every stabiliser judged beside the others, on the same frames, predictions and motion.
#pragma once

#include <memory>
#include <optional>
#include <stop_token>
#include <string>
#include <vector>

#include <nlohmann/json.hpp>

#include "core/base/error.h"
#include "core/metrics/motion_regions.h"
#include "core/pipeline/evaluate_figures.h"
#include "core/pipeline/evaluate_motion.h"
#include "core/pipeline/evaluate_painter.h"

namespace kinechrome::pipeline {

// One method's figures. Values hold, beyond those of every evaluation, metrics::regionKeys and
// "seconds_per_frame" (CPU time of the method alone), "motion_seconds_per_frame" (CPU time of flow
// and visibility, which all share) and "network_seconds_per_frame" (wall time).
struct MethodFigures {
    std::string name;
    Figures figures;
};
[[nodiscard]] nlohmann::json toJson(const std::vector<MethodFigures>& methods);
// Method by method; members hold the same methods.
[[nodiscard]] std::vector<MethodFigures> meanOf(
    const std::vector<std::vector<MethodFigures>>& members);

struct MethodPainter {
    std::string name;
    std::unique_ptr<FramePainter> painter;
};

// One clip. One thread at a time; methods are painted and judged side by side inside.
class MethodJudge {
public:
    explicit MethodJudge(std::vector<MethodPainter> painters);

    // Errors: Input, Internal, Interrupted.
    [[nodiscard]] base::Result<void> judge(const GrayFrame& frame,
                                           const metrics::JudgedPicture& truth,
                                           const FrameMotion& motion, const std::stop_token& stop);
    [[nodiscard]] std::vector<MethodFigures> figures(const MotionTally& truth) const;

private:
    struct Method {
        MethodPainter painter;
        FigureTally tally;
        MotionWatcher watcher;
        metrics::RegionTally regions;
    };
    std::vector<Method> methods_;
};

}  // namespace kinechrome::pipeline
