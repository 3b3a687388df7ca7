// SPDX-License-Identifier: GPL-3.0-or-later
// FlowStabilizer: blends each frame's chroma with the steadied chroma of the frame before it,
// carried along the optical flow. See Note [Steady colour] in flow_stabilizer.cpp.
#pragma once

#include <memory>

#include "core/temporal/stabilizer.h"

namespace kinechrome::temporal {

// Owns the flow and the memory of one shot: the last gray frame, the steadied chroma and how the
// network has lately disagreed with it. Does not find cuts; its caller says where a shot begins.
class FlowStabilizer final : public Stabilizer {
public:
    FlowStabilizer(std::unique_ptr<OpticalFlow> flow, float strength);

    [[nodiscard]] color::ChromaField push(const base::Plane<float>& gray,
                                          const color::ChromaField& chroma, bool newShot) override;
    void reset() override;

private:
    // Everything remembered of the frame before; all planes but gray have the chroma's size.
    struct Memory {
        base::Plane<float> gray;
        base::Plane<float> a, b;          // steadied chroma
        base::Plane<float> biasA, biasB;  // running mean of (network - steadied)
        base::Plane<float> spread;        // running mean of |network - steadied|
    };

    [[nodiscard]] color::ChromaField begin(const base::Plane<float>& gray,
                                           const color::ChromaField& chroma);

    std::unique_ptr<OpticalFlow> flow_;
    float strength_;
    Memory memory_;
};

}  // namespace kinechrome::temporal
