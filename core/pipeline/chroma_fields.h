// SPDX-License-Identifier: GPL-3.0-or-later
// The two steps that every job shares: gray down to the network, chroma back up to the picture.
#pragma once

#include "core/base/error.h"
#include "core/base/plane.h"
#include "core/color/chroma_field.h"
#include "core/color/picture.h"
#include "core/nn/colorizer.h"
#include "core/picture/chroma_upsampler.h"

namespace kinechrome::pipeline {

// The gray input at the size that the network wants, never below what it can take.
[[nodiscard]] base::Plane<float> networkGray(const nn::Colorizer& colorizer,
                                             const base::Plane<float>& gray);

// Chroma at picture size, scaled by `saturation`, before the luma lock. `gray`: the source's gray
// input at full size. Any thread.
[[nodiscard]] picture::FullChroma enlargeChroma(const base::Plane<float>& gray,
                                                const color::ChromaField& chroma,
                                                double saturation);

// That chroma locked to the source's luma. Any thread. Errors: Usage when sizes differ.
[[nodiscard]] base::Result<color::Picture> lockColor(const color::Picture& source,
                                                     const picture::FullChroma& chroma);

// Both: chroma at picture size, scaled by `saturation`, locked to the source's luma. `gray`: the
// source's gray input at full size. Any thread. Errors: Usage when sizes differ.
[[nodiscard]] base::Result<color::Picture> composeColor(const color::Picture& source,
                                                        const base::Plane<float>& gray,
                                                        const color::ChromaField& chroma,
                                                        double saturation);

}  // namespace kinechrome::pipeline
