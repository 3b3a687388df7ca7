// SPDX-License-Identifier: GPL-3.0-or-later
// Dense optical flow between two gray frames, behind an interface that a learned flow can fill.
#pragma once

#include <cstdint>
#include <memory>

#include "core/base/plane.h"

namespace kinechrome::temporal {

// u, v in pixels of the planes' own size: the point (x, y) of `from` is at (x+u, y+v) in `to`.
struct FlowField {
    base::Plane<float> u;
    base::Plane<float> v;
    [[nodiscard]] bool empty() const { return u.empty(); }
};

// One instance serves one thread at a time.
class OpticalFlow {
public:
    virtual ~OpticalFlow() = default;
    // Gray planes 0..1 of one size (at least 16x16; smaller ones give zero flow).
    [[nodiscard]] virtual FlowField compute(const base::Plane<float>& from,
                                            const base::Plane<float>& to) = 0;
};

// Dense Inverse Search (Kroeger 2016), OpenCV's: stands where the paper has FlowNet.
enum class FlowPreset { UltraFast, Fast, Medium };
[[nodiscard]] std::unique_ptr<OpticalFlow> makeDisFlow(FlowPreset preset);

// How many flows this process has searched: each costs milliseconds, so none is searched twice.
[[nodiscard]] std::int64_t flowSearches();

// `plane` pulled back along `flow`: out(x, y) = plane(x+u, y+v), bilinear, edges replicated.
[[nodiscard]] base::Plane<float> warp(const base::Plane<float>& plane, const FlowField& flow);

// The flow resampled to another size, vectors scaled with it.
[[nodiscard]] FlowField resizeFlow(const FlowField& flow, int width, int height);

}  // namespace kinechrome::temporal
