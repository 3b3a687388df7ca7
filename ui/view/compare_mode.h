// SPDX-License-Identifier: GPL-3.0-or-later
// How the views of one frame are compared.
#pragma once

#include "core/pipeline/preview_service.h"

namespace kinechrome::ui {

using pipeline::ViewKind;

enum class CompareMode {
    Single,      // one view fills the window
    TwoUp,       // the pair side by side
    ThreeUp,     // gray | colourised | ground truth
    Wipe,        // the pair divided by a handle
    Difference,  // what differs within the pair, amplified
};

enum class DifferenceKind {
    Absolute,  // |A - B| of R', G', B'
    Chroma,    // |A - B| with each pixel's own gray taken out first
};

// What ViewArea shows; a plain value, so that modes can be remembered and compared.
struct ViewChoice {
    CompareMode mode = CompareMode::ThreeUp;
    ViewKind single = ViewKind::Color;
    ViewKind first = ViewKind::Gray;  // the pair of TwoUp, Wipe and Difference
    ViewKind second = ViewKind::Color;
    DifferenceKind difference = DifferenceKind::Absolute;
    int gain = 4;                     // of the difference: 1, 2, 4, 8 or 16
    bool grayInsteadOfColor = false;  // the G key: a look at the scan without moving the eye

    bool operator==(const ViewChoice&) const = default;
};

}  // namespace kinechrome::ui
