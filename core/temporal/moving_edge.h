// SPDX-License-Identifier: GPL-3.0-or-later
// Moving edges: where colours that move apart meet, which is where trails come from.
#pragma once

#include "core/base/plane.h"
#include "core/temporal/optical_flow.h"

namespace kinechrome::temporal {

// How little of a memory is to be believed beside a moving edge: 1 away from any, 0 on it. An edge
// is there where both the motion and the colour (`a`, `b`) differ within three samples: flow
// between two motions is a mean of both, and what it carries is colour of the wrong side, a little
// more of it with every frame. A still edge, or one that moves with what is around it, is none.
// All planes share one size.
[[nodiscard]] base::Plane<float> awayFromMovingEdges(const FlowField& flow,
                                                     const base::Plane<float>& a,
                                                     const base::Plane<float>& b);

}  // namespace kinechrome::temporal
