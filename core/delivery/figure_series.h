// SPDX-License-Identifier: GPL-3.0-or-later
// Figures of an export, frame by frame, at full size.
#pragma once

#include <optional>

#include "core/delivery/film_walk.h"

namespace kinechrome::delivery {

// One value a frame. Colourfulness after Hasler and Suesstrunk 2003; distance is the mean a*b*
// distance to the ground truth (see metrics::meanAbDistance), of the export and of the gray scan.
// All but the first are empty without a reference.
struct FigureSeries {
    Series colorfulness;
    Series colorfulnessReference;
    Series distance;
    Series distanceGray;

    void add(const FrameTrio& trio);
};

// Empty for a series without any value.
[[nodiscard]] std::optional<double> meanOf(const Series& series);

}  // namespace kinechrome::delivery
