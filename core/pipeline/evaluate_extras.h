// SPDX-License-Identifier: GPL-3.0-or-later
// What an evaluation asks beyond the figures of the frames as they are: the frontier, the
// calibration of the model's confidence, and the curve over simulated hints.
#pragma once

#include <memory>
#include <stop_token>
#include <vector>

#include "core/base/error.h"
#include "core/metrics/calibration.h"
#include "core/metrics/figures.h"
#include "core/pipeline/evaluate_frontier.h"
#include "core/pipeline/evaluate_hints.h"
#include "core/pipeline/evaluate_painter.h"

namespace kinechrome::pipeline {

// A painter with that many simulated hints in every frame, and what came of it.
struct HintedPainter {
    std::unique_ptr<FramePainter> painter;
    HintTally tally;
};

struct ExtraFigures {
    Frontier frontier;
    metrics::Calibration calibration;
    std::vector<HintFigures> hints;
};

// One clip or still. One thread at a time.
class ExtraJudge {
public:
    enum class Gains { All, One };
    ExtraJudge(Gains gains, std::vector<HintedPainter> hinted)
        : gains_(gains), hinted_(std::move(hinted)) {}

    // `own`: the figures of `painted` as it is. Errors: Usage, Internal, Interrupted.
    [[nodiscard]] base::Result<void> judge(const GrayFrame& frame, const PaintedFrame& painted,
                                           const metrics::JudgedPicture& truth,
                                           const metrics::FrameFigures& own,
                                           const std::stop_token& stop);
    [[nodiscard]] ExtraFigures figures() const;

private:
    Gains gains_;
    FrontierTally frontier_;
    metrics::Calibration calibration_;
    std::vector<HintedPainter> hinted_;
};

}  // namespace kinechrome::pipeline
