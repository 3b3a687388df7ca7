// SPDX-License-Identifier: GPL-3.0-or-later
// Anchors: frames of a shot whose colour later frames hold on to, so that it does not drift over
// hundreds of frames and comes back right after something has passed in front.
#pragma once

#include <cstdint>
#include <memory>
#include <vector>

#include "core/base/plane.h"
#include "core/color/chroma_field.h"
#include "core/temporal/moment.h"

namespace kinechrome::temporal {

// Keeps the first frame of the shot and the latest key frame, one every 32 frames. The flow to them
// is searched directly, not chained, so that its errors do not add up; where it cannot be trusted
// the anchor has no say. One thread at a time.
class Anchors {
public:
    Anchors();

    // The colour that the anchors give to the frame whose finer gray is `gray`, at the field's
    // size; `count` says how much stands behind it (0: nothing). Frames come in order.
    struct Pull {
        base::Plane<float> a, b, count;
        [[nodiscard]] bool empty() const { return a.empty(); }
    };
    [[nodiscard]] Pull pull(const base::Plane<float>& gray, int width, int height);
    // The frame is done; perhaps it becomes an anchor. `count`: frames behind its colour.
    void settle(const base::Plane<float>& gray, const color::ChromaField& field,
                const base::Plane<float>& count);
    void forget();

private:
    struct Anchor {
        std::int64_t frame = 0;
        base::Plane<float> gray;
        color::ChromaField field;
        base::Plane<float> count;
    };
    std::unique_ptr<OpticalFlow> flow_;
    std::vector<Anchor> anchors_;  // the first frame, then the key frame
    std::int64_t frame_ = 0;       // within the shot
};

}  // namespace kinechrome::temporal
