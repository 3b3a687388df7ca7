// SPDX-License-Identifier: GPL-3.0-or-later
// Two pictures in one: their difference, amplified so that an eye can see it, or their mix.
#pragma once

#include <QImage>

#include "ui/view/compare_mode.h"
#include "ui/view/view_layer.h"

namespace kinechrome::ui {

using pipeline::PreviewImage;

// Of two pictures of one size; RGBX8888. Absolute, Chroma and DeltaE are black where they agree,
// Signed is middle gray there. gain 1..16. Null when either is empty or the sizes differ.
[[nodiscard]] QImage differenceImage(const PreviewImage& first, const PreviewImage& second,
                                     DifferenceKind kind, int gain);

// What its tones mean.
[[nodiscard]] Legend differenceLegend(DifferenceKind kind, int gain);

// `share` of the second, 0..1, in R'G'B'. Null as above.
[[nodiscard]] QImage blendImage(const PreviewImage& first, const PreviewImage& second,
                                double share);

}  // namespace kinechrome::ui
