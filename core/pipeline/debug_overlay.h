// SPDX-License-Identifier: GPL-3.0-or-later
// What a debug overlay shows, as chroma: the film's luma stays, its colour tells.
#pragma once

#include <string_view>

#include "core/base/error.h"
#include "core/color/chroma_field.h"
#include "core/edit/settings.h"
#include "core/nn/colorizer.h"

namespace kinechrome::pipeline {

// What is painted over the film instead of its colour, for looking at how the colour came about.
// Green: sure, red: not at all.
enum class DebugOverlay {
    None,
    Visibility,   // how far the stabiliser could use other frames
    Uncertainty,  // how sure the network is
};

[[nodiscard]] std::string_view toString(DebugOverlay overlay);

// Errors: Usage where there is nothing to show: no stabiliser, or a model that states no
// confidence.
[[nodiscard]] base::Result<void> checkOverlay(DebugOverlay overlay,
                                              const edit::ColorSettings& settings,
                                              const nn::ColorizerInfo& model);

// The chroma that stands for a sureness of 0..1: red at 0, yellow at 1/2, green at 1.
struct OverlayHue {
    float a;
    float b;
};
[[nodiscard]] OverlayHue overlayHue(float sureness);

// `steady` itself without an overlay; else 0..1 of its confidence (visibility) or of the network's
// as hues from red over yellow to green. Planes may be shared with the arguments.
[[nodiscard]] color::ChromaField overlaid(DebugOverlay overlay, const color::ChromaField& network,
                                          const color::ChromaField& steady);

}  // namespace kinechrome::pipeline
