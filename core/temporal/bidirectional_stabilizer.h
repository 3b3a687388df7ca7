// SPDX-License-Identifier: GPL-3.0-or-later
// BidirectionalStabilizer: a mean over what came before and what comes after, held together over
// long shots by anchors. See Note [Both ways] in bidirectional_stabilizer.cpp.
#pragma once

#include <optional>
#include <vector>

#include "core/temporal/drift.h"
#include "core/temporal/running_mean.h"
#include "core/temporal/vividness.h"
#include "core/temporal/window_stabilizer.h"

namespace kinechrome::temporal {

// Frames come out in blocks of 48, 32 or more frames late; keeps those 80 frames (about 18 planes
// of the chroma's size and one finer gray each) and the anchors.
class BidirectionalStabilizer final : public WindowStabilizer {
public:
    explicit BidirectionalStabilizer(double strength);

private:
    using Frames = std::vector<WaitingFrame>;

    std::vector<color::ChromaField> solve(const Frames& window, std::size_t count) override;
    void forget() override;

    // How far each frame's colours agree with those before it, 0..1; none for a shot's first frame.
    [[nodiscard]] std::vector<base::Plane<float>> linksOf(const Frames& window, std::size_t count);

    float most_;
    ColorMemory forward_;                   // up to the last frame that came out
    ColorMemory recent_;                    // likewise, of a few frames
    std::optional<DriftCorrection> drift_;  // none without a memory
    Vividness vividness_;
};

}  // namespace kinechrome::temporal
