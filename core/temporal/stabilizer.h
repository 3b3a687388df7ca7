// SPDX-License-Identifier: GPL-3.0-or-later
// Stabilisers: make chroma steady along the optical flow of the gray frames.
#pragma once

#include <cstdint>
#include <memory>

#include "core/base/plane.h"
#include "core/color/chroma_field.h"
#include "core/edit/settings.h"
#include "core/temporal/optical_flow.h"

namespace kinechrome::temporal {

// Frames go in in order and come out in order, one for one. One thread at a time.
class Stabilizer {
public:
    virtual ~Stabilizer() = default;
    // `gray`: network-size (or other working-size) gray input, 0..1. `chroma`: the network's field,
    // any size. `newShot` forgets the past first. Returns the steadied field, its confidence set to
    // the visibility (0 where the past could not be used, 1 where it fully was).
    [[nodiscard]] virtual color::ChromaField push(const base::Plane<float>& gray,
                                                  const color::ChromaField& chroma,
                                                  bool newShot) = 0;
    virtual void reset() = 0;
};

// None passes chroma through; Flow is the recursive flow-based one (the project paper 3.2, Lai
// 2018, Ruder 2016). strength 0..1 is the weight of the past where it is fully visible.
// Other kinds are refused earlier (edit::StabilizerKind is validated by the pipeline).
[[nodiscard]] std::unique_ptr<Stabilizer> makeStabilizer(edit::StabilizerKind kind,
                                                         double strength);

}  // namespace kinechrome::temporal
