// SPDX-License-Identifier: GPL-3.0-or-later
// The last step to a hint: the network is led by hints, this makes the spot itself exact.
#pragma once

#include "core/base/plane.h"
#include "core/color/chroma_field.h"

namespace kinechrome::nn {

// Note [Hinted spots]: the network follows a hint about, not exactly, and what is asked for is
// asked for. So what is still missing at the hinted samples is added there, and fades within a few
// samples where the gray picture is alike, so that no rim shows. How far a hint reaches beyond is
// the network's matter.
//
// `gray` and `hints` are at network size, `field` at half of it; `field` is changed in place,
// hinted samples get confidence 1 where the field has confidence. Any thread.
void followHints(const base::Plane<float>& gray, const color::HintRaster& hints,
                 color::ChromaField& field);

}  // namespace kinechrome::nn
