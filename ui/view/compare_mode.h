// SPDX-License-Identifier: GPL-3.0-or-later
// How the views of one frame are compared.
#pragma once

#include <optional>
#include <set>

#include "core/pipeline/preview_service.h"

namespace kinechrome::ui {

using pipeline::ViewKind;

enum class CompareMode {
    Single,      // one view fills the window
    TwoUp,       // the pair side by side
    ThreeUp,     // gray | colourised | ground truth
    Wipe,        // the pair divided by a handle
    Difference,  // what differs within the pair, amplified
    Blend,       // the pair mixed
};

enum class DifferenceKind {
    Absolute,  // |A - B| of R', G', B'
    Signed,    // A - B of R', G', B' around middle gray
    Chroma,    // |A - B| with each pixel's own gray taken out first
    DeltaE,    // CIEDE2000 as a heat map
};

// What ViewArea shows; a plain value, so that modes can be remembered and compared.
struct ViewChoice {
    CompareMode mode = CompareMode::ThreeUp;
    ViewKind single = ViewKind::Color;
    ViewKind first = ViewKind::Gray;  // the pair of TwoUp, Wipe, Difference and Blend
    ViewKind second = ViewKind::Color;
    DifferenceKind difference = DifferenceKind::Absolute;
    int gain = 4;        // of the difference: 1, 2, 4, 8 or 16
    double blend = 0.5;  // how much of `second` is in the mix, 0..1
    // An explaining view in the place of the colourised one, but for differences.
    std::optional<ViewKind> overlay = std::nullopt;
    bool grayInsteadOfColor = false;  // the G key: a look at the scan without moving the eye

    bool operator==(const ViewChoice&) const = default;
};

// Whether the mode shows first and second.
[[nodiscard]] bool showsPair(CompareMode mode);

// The view that stands in the place of `place`: the gray one or the overlay for the colourised one.
[[nodiscard]] ViewKind standingAt(ViewKind place, const ViewChoice& choice);

// The views that are looked at.
[[nodiscard]] std::set<ViewKind> viewsShown(const ViewChoice& choice);

// Of these, the ones that explain how the colour came about.
[[nodiscard]] std::set<ViewKind> explainingViews(const ViewChoice& choice);

}  // namespace kinechrome::ui
