// SPDX-License-Identifier: GPL-3.0-or-later
// Visibility: how far each pixel of a frame can be trusted to be seen in the frame before it.
#pragma once

#include "core/base/plane.h"
#include "core/temporal/optical_flow.h"

namespace kinechrome::temporal {

// Light that changes between two frames of film without anything moving: now = gain * before +
// offset. Fitted by least squares over the aligned frames, the worst residuals left out.
struct LightChange {
    float gain = 1.0F;
    float offset = 0.0F;
};
[[nodiscard]] LightChange fitLight(const base::Plane<float>& now,
                                   const base::Plane<float>& alignedBefore);

// Soft mask 0..1 of now's size, the product of
//  - the warping error: exp(-50 |I_t - warp(I_t-1)|^2), intensities 0..1 (project paper 3.3; Lai
//    2018, eq. 4), after the light change is taken out;
//  - forward-backward consistency: 1 / (1 + r^2), r = |b~+f|^2 / (0.01 (|b~|^2 + |f|^2) + 1)
//    (Ruder 2016, eq. 5, hard there at r = 1, with 0.5);
//  - motion edges: the same of (|du|^2 + |dv|^2) / (0.01 |f|^2 + 0.1) (Ruder 2016, eq. 6, 0.002).
// What has left the picture is compared with the samples at its edge: colour from there was
// measured to be nearer to the truth than none (fast motion -1.4 % instead of -0.4 % of rmse_ab).
// The floors are higher than Ruder's because the flow of small pictures is noisier and the mask is
// soft; the figures that judge the result (core/metrics) keep his.
// `toPast`: from now to before; `toNow`: from before to now. All planes share one size.
[[nodiscard]] base::Plane<float> visibility(const base::Plane<float>& now,
                                            const base::Plane<float>& before,
                                            const FlowField& toPast, const FlowField& toNow);

// How much of a memory passes at a visibility: all of it from 0.6 up, nothing below 0.2. A memory
// of many frames would outvote the present even at a small share of its weight.
[[nodiscard]] float trusted(float seen);

// The same with the light change that was found on the way.
struct Sight {
    base::Plane<float> mask;
    LightChange light;
};
[[nodiscard]] Sight sight(const base::Plane<float>& now, const base::Plane<float>& before,
                          const FlowField& toPast, const FlowField& toNow);

}  // namespace kinechrome::temporal
