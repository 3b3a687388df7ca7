// SPDX-License-Identifier: GPL-3.0-or-later
// How much of a network's colour is believed near black.
#pragma once

#include "core/base/plane.h"
#include "core/color/chroma_field.h"

namespace kinechrome::nn {

// Note [Shadows]: near black the network knows nothing, and what it says is seen as coloured fog,
// most of all in a night sky. On photographs that it never saw, its chroma below L* 6 is farther
// from the truth than gray is, the best share of it about a tenth, and rises to what it is
// elsewhere at about L* 14 (models/colornet/README.md has the table). So it fades towards black,
// as a colourist rolls saturation off in the shadows.
//
// The share for Y' `gray`, 0..1: 0 up to L* 3 and of no number, 1 from L* 14.
[[nodiscard]] float shadowShare(float gray);

// Lets `field` fade by the share of the gray under each of its samples; `gray` is at network size,
// `field` at half of it. Any thread.
void fadeShadows(const base::Plane<float>& gray, color::ChromaField& field);

// `hints` as the network must be told them so that what has faded is what was asked for, as far as
// four times the chroma can say it. All at network size.
[[nodiscard]] color::HintRaster hintsBeforeFading(const base::Plane<float>& gray,
                                                  const color::HintRaster& hints);

}  // namespace kinechrome::nn
