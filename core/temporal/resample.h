// SPDX-License-Identifier: GPL-3.0-or-later
// Resampling along a flow so well that it can be done a thousand times over.
#pragma once

#include <vector>

#include "core/base/plane.h"
#include "core/temporal/optical_flow.h"

namespace kinechrome::temporal {

// The places that one flow points to; serves many planes of the flow's size. Places beyond the edge
// are taken at the edge. Any thread.
class Carrier {
public:
    explicit Carrier(const FlowField& flow);

    // Cubic B-spline interpolation (Unser 1999, "Splines: a perfect fit for signal and image
    // processing", with its recursive prefilter), kept between the four samples around the place:
    // sharper than any kernel without prefilter, and without overshoot. A linear kernel, applied
    // again every frame, would blur.
    [[nodiscard]] base::Plane<float> sharp(const base::Plane<float>& plane) const;
    // Bilinear: for weights and counts, which must not ring.
    [[nodiscard]] base::Plane<float> plain(const base::Plane<float>& plane) const;

private:
    struct Place {
        int x = 0;  // sample left of or at the place
        int y = 0;
        float fx = 0.0F;
        float fy = 0.0F;
    };
    int width_;
    int height_;
    std::vector<Place> places_;
};

// Area-averaged shrink, or bilinear growth.
[[nodiscard]] base::Plane<float> resampled(const base::Plane<float>& plane, int width, int height);

// Gaussian blur, edges mirrored; `sigma` in samples.
[[nodiscard]] base::Plane<float> blurred(const base::Plane<float>& plane, double sigma);

// Multiplies sample by sample; both share one size.
void multiply(base::Plane<float>& plane, const base::Plane<float>& factor);

// The least of the 3x3 samples around each.
[[nodiscard]] base::Plane<float> eroded(const base::Plane<float>& plane);

}  // namespace kinechrome::temporal
