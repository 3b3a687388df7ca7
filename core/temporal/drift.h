// SPDX-License-Identifier: GPL-3.0-or-later
// DriftCorrection: takes out of a shot's steadied colours what the network has changed its mind
// about over hundreds of frames. See Note [Drift] in drift.cpp.
#pragma once

#include <cstddef>
#include <cstdint>
#include <vector>

#include "core/base/plane.h"
#include "core/temporal/anchors.h"
#include "core/temporal/both_ways.h"
#include "core/temporal/window_stabilizer.h"

namespace kinechrome::temporal {

// Keeps the anchors and one memory. One thread at a time.
class DriftCorrection {
public:
    // `most`: frames that a mean of one side may hold, above 0.
    explicit DriftCorrection(float most);

    // What is to be added (a, b) to each of the first `count` frames of a window. `means`: of all
    // its frames, of both sides, without any correction; `links` as in both_ways.h. The next window
    // begins `count` frames later.
    [[nodiscard]] std::vector<color::ChromaField> correctionsOf(
        const std::vector<WaitingFrame>& window, std::size_t count,
        const std::vector<base::Plane<float>>& links, const std::vector<JoinedMean>& means);
    // The next window begins a shot.
    void forget();

private:
    // What anchors miss in the mean of each frame; nothing of those that they are not asked about.
    [[nodiscard]] std::vector<Witness> ask(const std::vector<WaitingFrame>& window,
                                           const std::vector<JoinedMean>& means);
    void settle(const WaitingFrame& frame, std::size_t index, const color::ChromaField& field,
                const base::Plane<float>& count);
    [[nodiscard]] std::int64_t frameAt(std::size_t index) const {
        return frame_ + static_cast<std::int64_t>(index);
    }

    float fullCount_;
    float doubt_;
    Anchors anchors_;
    std::vector<Anchors::Word> words_;  // from the next window's first frame on
    ColorMemory held_;                  // of what was missed in the frames before
    std::int64_t frame_ = 0;            // of the next window's first frame, within the shot
};

}  // namespace kinechrome::temporal
