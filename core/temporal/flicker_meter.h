// SPDX-License-Identifier: GPL-3.0-or-later
// FlickerMeter: how much one colouring of a film changes from frame to frame along the motion.
#pragma once

#include <optional>

#include "core/color/chroma_field.h"
#include "core/temporal/moment.h"

namespace kinechrome::temporal {

// Keeps one field. Frames in order; one thread at a time.
class FlickerMeter {
public:
    // Mean over the pixels, by their visibility in the frame before, of (da^2 + db^2) / 100^2
    // against that frame pulled along the flow (Lai 2018's warp error at the chroma's size).
    // Nothing for the first frame of a shot or where nothing is visible.
    [[nodiscard]] std::optional<double> next(const color::ChromaField& field, const Moment& moment);

private:
    color::ChromaField before_;
};

}  // namespace kinechrome::temporal
