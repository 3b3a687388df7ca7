// SPDX-License-Identifier: GPL-3.0-or-later
// AxisTaps: which samples of one axis make each sample of another, and with which weights. Every
// resampling in this room (chroma siting, screen images) is two of these, one per axis.
#pragma once

#include <cstddef>
#include <vector>

#include "core/base/plane.h"

namespace kinechrome::color {

// Output i is the weighted sum of `taps` consecutive inputs from start[i] on; the weights of an
// output sum to 1. Beyond the edges the edge sample is repeated (folded into the weights).
struct AxisTaps {
    int taps = 0;
    std::vector<int> start;
    std::vector<float> weight;  // size() * taps

    [[nodiscard]] int size() const { return static_cast<int>(start.size()); }
    [[nodiscard]] const float* weights(int i) const {
        return weight.data() + static_cast<std::ptrdiff_t>(i) * taps;
    }
    // Every output is the input of the same index.
    [[nodiscard]] bool identity() const;
};

// Output i samples the input at `first + i * step` (input sample k sits at k). step <= 1 is
// bilinear interpolation; larger steps average over `step` samples around that position (area).
[[nodiscard]] AxisTaps axisTaps(int inputs, int outputs, double first, double step);

// Output i is centred on input position `first + i * factor`, with a triangle of half-width
// `factor` (co-sited) or a box of `factor` samples (between samples).
[[nodiscard]] AxisTaps triangleTaps(int inputs, int outputs, int first, int factor);
[[nodiscard]] AxisTaps boxTaps(int inputs, int outputs, int factor);

// One output row of a plane resampled by both axes. `scratch` is of the input's width.
template <class T>
void resampleRow(const base::Plane<T>& plane, const AxisTaps& x, const AxisTaps& y, int row,
                 float* scratch, float* out);

}  // namespace kinechrome::color
