// SPDX-License-Identifier: GPL-3.0-or-later
// Judging one clip or still: its frames stream by, its figures stay.
#pragma once

#include <cstdint>
#include <filesystem>
#include <optional>
#include <stop_token>
#include <string>

#include "core/base/error.h"
#include "core/base/progress.h"
#include "core/pipeline/evaluate_figures.h"
#include "core/pipeline/evaluate_painter.h"
#include "core/pipeline/evaluate_sheet.h"

namespace kinechrome::pipeline {

struct ClipRequest {
    std::filesystem::path file;
    bool still = false;
    std::int64_t frames = 0;  // at most; 0: all
    int threads = 0;
    SheetPicker* sheet = nullptr;  // filled when given
    base::Progress* progress = nullptr;
};

struct ClipReport {
    std::string file;
    bool still = false;
    int width = 0;
    int height = 0;
    Figures result;
    Figures gray;                         // the same figures for the gray input
    std::optional<Figures> unstabilized;  // and for the colour before the stabiliser
};

// Decodes `file` once, with `painter` giving the colour. Memory does not grow with the clip.
// Errors: Input, Internal, Interrupted.
[[nodiscard]] base::Result<ClipReport> evaluateClip(const ClipRequest& request,
                                                    FramePainter& painter,
                                                    const std::stop_token& stop);

}  // namespace kinechrome::pipeline
