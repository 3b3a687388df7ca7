// SPDX-License-Identifier: GPL-3.0-or-later
// The motion of a pack's clip, brought to the crop that a batch takes of it.
#pragma once

#include <vector>

#include "core/nn/pack.h"
#include "core/nn/resample.h"
#include "core/nn/sample.h"

namespace kinechrome::nn {

// Motion on a square grid: the same thing is at (x + u, y + v) in the other frame, in pixels of the
// grid; valid is 0..1, 0 where the motion is not known.
struct MotionField {
    std::vector<float> u;
    std::vector<float> v;
    std::vector<float> valid;
};

// The flow and its validity (as PackClip keeps them, of frames of width x height) inside `box`, on
// a grid of side*side: positions and vectors are cropped, mirrored and scaled alike. Flow that is
// not valid has no part in what is interpolated.
[[nodiscard]] MotionField cropMotion(const std::vector<float>& flow,
                                     const std::vector<std::uint8_t>& valid, int width, int height,
                                     const CropBox& box, int side);

// The motion of frame k to frame j by way of frame i between them: `near` goes from k to i, `far`
// from i to j. Bilinear; valid where both are and the way does not leave the grid.
[[nodiscard]] MotionField chained(const MotionField& near, const MotionField& far, int side);

// Motion and visibility of out.frames frames from `first` on. `grays`: each frame's gray at half
// size, 0..1, before ageing. Visibility is exp(-50 |I - warp(I other)|^2) (Lai 2018, eq. 4) times
// validity, 0 where the motion leaves the crop; a clip's first frame gets zeros.
void writeMotion(const PackClip& clip, int first, const CropBox& box,
                 const std::vector<std::vector<float>>& grays, const ClipView& out);

}  // namespace kinechrome::nn
