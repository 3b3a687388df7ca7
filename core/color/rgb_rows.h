// SPDX-License-Identifier: GPL-3.0-or-later
// RgbRows: reads a picture of any format as rows of R'G'B' at any size. Private to this room.
#pragma once

#include <vector>

#include "core/color/axis_taps.h"
#include "core/color/picture.h"

namespace kinechrome::color {

// Each native plane is brought to the asked size by itself (area-averaged when shrinking, bilinear
// when growing, chroma from its siting) and the matrix is applied last: one pass, three rows of
// memory. One thread at a time; the picture must outlive it.
class RgbRows {
public:
    RgbRows(const Picture& picture, int width, int height);

    // Row `y` of the asked size: R', G', B', nominally 0..1, not clipped.
    void read(int y, float* r, float* g, float* b);
    // Y' alone: plane 0 of gray and YUV, the weighted sum of RGB.
    void readLuma(int y, float* luma);

private:
    void readPlane(int plane, int y, float* out);
    void applyMatrix(float* r, float* g, float* b) const;

    const Picture& picture_;
    CodeScale scale_;
    LumaWeights weights_;
    int width_;
    AxisTaps lumaX_, lumaY_, chromaX_, chromaY_;
    bool sameSize_;
    std::vector<float> scratch_;
    std::vector<float> chroma_;
};

}  // namespace kinechrome::color
