// SPDX-License-Identifier: GPL-3.0-or-later
// FramePainter: where the judged colour comes from: our own model, or somebody's finished file.
#pragma once

#include <filesystem>
#include <memory>
#include <optional>
#include <stop_token>

#include "core/base/error.h"
#include "core/color/luma_lock.h"
#include "core/edit/settings.h"
#include "core/media/video_reader.h"
#include "core/nn/colorizer.h"

namespace kinechrome::pipeline {

struct PaintedFrame {
    color::Picture result;
    color::Picture unstabilized;  // empty when there is no such thing
};

// One clip per object, frames in order. One thread at a time.
class FramePainter {
public:
    virtual ~FramePainter() = default;
    // `original` is the colour frame; `gray` its luma at full size; `newShot`: it begins one.
    // Errors: Input (a file of another size or length), Internal, Interrupted.
    [[nodiscard]] virtual base::Result<PaintedFrame> paint(const media::VideoFrame& original,
                                                           const base::Plane<float>& gray,
                                                           bool newShot, std::stop_token stop) = 0;
    // After the last frame. Errors: Input when a file has frames left.
    [[nodiscard]] virtual base::Result<void> finish(std::stop_token stop) = 0;
};

// Colours with `colorizer` (which outlives the painter) and stabilises, as an export would.
// `simulatedHints`: that many points of true colour in every frame, see simulateHints().
[[nodiscard]] std::unique_ptr<FramePainter> makeModelPainter(nn::Colorizer& colorizer,
                                                             const edit::ColorSettings& settings,
                                                             int simulatedHints);

// Takes the frames of `file`. Errors: Input.
[[nodiscard]] base::Result<std::unique_ptr<FramePainter>> makeFilePainter(
    const std::filesystem::path& file, int threads);

}  // namespace kinechrome::pipeline
