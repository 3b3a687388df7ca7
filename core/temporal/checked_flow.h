// SPDX-License-Identifier: GPL-3.0-or-later
// CheckedFlow: flow that says where it can be believed, and its coarse form for keeping.
#pragma once

#include <cstdint>

#include "core/base/plane.h"
#include "core/temporal/optical_flow.h"

namespace kinechrome::temporal {

struct CheckedFlow {
    FlowField flow;
    base::Plane<std::uint8_t> valid;  // 1 where the way there and the way back agree, else 0
};

// `forward`: from one frame to another; `back`: from the other to the one. Valid where
// |f + b~|^2 <= 0.01 (|f|^2 + |b~|^2) + 0.5 with b~ = back pulled back along forward (Ruder 2016,
// eq. 5), and where the vector ends inside the picture. All planes share one size.
[[nodiscard]] CheckedFlow checkFlow(const FlowField& forward, const FlowField& back);

// A quarter of the size, rounded up: each cell stands for 4x4 pixels (fewer at the far edges) and
// holds the mean vector, in pixels of the full size, of those that are valid; it is valid where at
// least half of them are. Where none is, the mean of all.
[[nodiscard]] CheckedFlow quartered(const CheckedFlow& full);

// While it lives, OpenCV works on the calling thread alone, in the whole process: its flow search
// is cut into as many stripes as it has threads, so that the number of processors would show in
// the vectors. Whoever wants both speed and repeatable flow runs several searches side by side.
class RepeatableFlow {
public:
    RepeatableFlow();
    ~RepeatableFlow();
    RepeatableFlow(const RepeatableFlow&) = delete;
    RepeatableFlow& operator=(const RepeatableFlow&) = delete;

private:
    int threads_;
};

}  // namespace kinechrome::temporal
