// SPDX-License-Identifier: GPL-3.0-or-later
// FlowStabilizer: each frame's chroma joins a running mean that is carried along the optical flow.
// See Note [Steady colour] in flow_stabilizer.cpp.
#pragma once

#include "core/temporal/running_mean.h"
#include "core/temporal/stabilizer.h"
#include "core/temporal/vividness.h"

namespace kinechrome::temporal {

// Delivers each frame at once and keeps the memory of one frame: eight planes of the chroma's size.
class FlowStabilizer final : public QueueingStabilizer {
public:
    explicit FlowStabilizer(double strength) : most_(memoryLength(strength)) {}

    void push(const color::ChromaField& network, const SharedMoment& moment) override;
    // The same for a caller who wants the answer now. The field's confidence is the visibility.
    [[nodiscard]] color::ChromaField steady(const color::ChromaField& network,
                                            const Moment& moment);

private:
    // How the network has lately disagreed with the memory: running means.
    struct Disagreement {
        base::Plane<float> a, b;    // of (network - memory)
        base::Plane<float> spread;  // of its length
    };
    // Takes from the count what the colour says; the plane is the visibility.
    [[nodiscard]] base::Plane<float> judge(const color::ChromaField& network, const Moment& moment,
                                           const base::Plane<float>& weight, ColorMemory& memory);

    float most_;
    ColorMemory memory_;
    Disagreement disagreement_;
    Vividness vividness_;
};

}  // namespace kinechrome::temporal
