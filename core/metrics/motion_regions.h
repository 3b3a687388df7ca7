// SPDX-License-Identifier: GPL-3.0-or-later
// The parts of a frame where smoothing over time does harm, and the error of colour in each.
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <string_view>

#include "core/base/plane.h"
#include "core/color/luma_lock.h"
#include "core/metrics/temporal_figures.h"

namespace kinechrome::metrics {

enum class Region : std::size_t {
    Disoccluded,  // not to be found in the frame before (forward-backward test of visibleMask())
    Fast,         // moves by more than 8 pixels a frame
    MotionEdge,   // within 6 pixels of a motion edge (the gradient test of visibleMask())
};
inline constexpr std::array<std::string_view, 3> regionKeys{"rmse_ab_disoccluded", "rmse_ab_fast",
                                                            "rmse_ab_motion_edge"};

// 1 inside, 0 outside; by Region. They may overlap.
struct MotionRegions {
    std::array<base::Plane<std::uint8_t>, 3> masks;
};

// Of a frame, from the flow to the frame before it and the flow from that one to it.
[[nodiscard]] MotionRegions motionRegions(const Motion& toPast, const Motion& toNow);

// rmse_ab over all pixels of a region in all frames of a clip: sqrt(mean((da^2 + db^2) / 2)).
class RegionTally {
public:
    // All of one size.
    void add(const color::LabPlanes& result, const color::LabPlanes& truth,
             const MotionRegions& regions);
    // Nothing where the clip has no such pixel.
    [[nodiscard]] std::optional<double> rmseAb(Region region) const;

private:
    struct Sum {
        double squares = 0.0;
        double pixels = 0.0;
    };
    std::array<Sum, 3> sums_;
};

}  // namespace kinechrome::metrics
