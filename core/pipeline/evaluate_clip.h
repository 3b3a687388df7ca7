// SPDX-License-Identifier: GPL-3.0-or-later
// Judging one clip or still: its frames stream by, its figures stay.
#pragma once

#include <cstdint>
#include <filesystem>
#include <functional>
#include <memory>
#include <optional>
#include <stop_token>
#include <string>
#include <vector>

#include "core/base/error.h"
#include "core/base/progress.h"
#include "core/pipeline/evaluate_extras.h"
#include "core/pipeline/evaluate_features.h"
#include "core/pipeline/evaluate_figures.h"
#include "core/pipeline/evaluate_methods.h"
#include "core/pipeline/evaluate_painter.h"

namespace kinechrome::pipeline {

// A frame as the sheet shows it.
struct ShownFrame {
    std::int64_t frame = 0;
    double distance = 0.0;  // its mean_ab_distance
    const color::RgbPlanes& gray;
    const color::RgbPlanes& result;
    const color::RgbPlanes& truth;
};

struct ClipRequest {
    std::filesystem::path file;
    bool still = false;       // one picture, judged on this thread alone
    std::int64_t frames = 0;  // at most; 0: all
    int threads = 0;
    std::optional<nn::FilmLook> wear = {};  // painters see the film with it; it is judged without
    ExtraJudge::Gains gains = ExtraJudge::Gains::One;
    SharedFeatures* features = nullptr;                          // null: no Fréchet distance
    std::function<void(const PictureVectors&)> addVectors = {};  // told of every frame, in order
    std::function<void(const ShownFrame&)> show = {};            // likewise
    base::Progress* progress = nullptr;
};

struct ClipPainters {
    std::unique_ptr<FramePainter> main;
    std::vector<HintedPainter> hinted;
    std::vector<MethodPainter> methods;  // to be compared; none for a still
};

struct ClipReport {
    std::string file;
    bool still = false;
    int width = 0;
    int height = 0;
    Figures result;
    Figures gray;                         // the same figures for the gray input
    std::optional<Figures> unstabilized;  // and for a clip's colour before the stabiliser
    ExtraFigures extra;
    std::vector<MethodFigures> methods;
};

// Decodes the file once, with `painters` giving the colour. Memory does not grow with the clip.
// Errors: Input, Internal, Interrupted.
[[nodiscard]] base::Result<ClipReport> evaluateClip(const ClipRequest& request,
                                                    ClipPainters painters,
                                                    const std::stop_token& stop);

}  // namespace kinechrome::pipeline
