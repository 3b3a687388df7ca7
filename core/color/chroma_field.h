// SPDX-License-Identifier: GPL-3.0-or-later
// The chroma that travels beside a frame: what the network predicts, the stabiliser steadies and
// the luma lock turns into code values.
#pragma once

#include "core/base/plane.h"

namespace kinechrome::color {

// a and b are CIE 1976 a*, b* (D65, from BT.709 primaries and the sRGB curve), about -110..110.
// confidence is 0..1, or empty when unknown. All three share one size (the network's, usually
// much smaller than the frame) and cover the whole picture, padding removed.
struct ChromaField {
    base::Plane<float> a;
    base::Plane<float> b;
    base::Plane<float> confidence;

    [[nodiscard]] int width() const { return a.width(); }
    [[nodiscard]] int height() const { return a.height(); }
    [[nodiscard]] bool empty() const { return a.empty(); }
    [[nodiscard]] ChromaField clone() const {
        return {a.clone(), b.clone(),
                confidence.empty() ? base::Plane<float>() : confidence.clone()};
    }
};

// Sparse colour hints at network size: a, b hold the asked colour where mask is 1, else 0.
struct HintRaster {
    base::Plane<float> a;
    base::Plane<float> b;
    base::Plane<float> mask;
    [[nodiscard]] bool empty() const { return mask.empty(); }
};

}  // namespace kinechrome::color
