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

// Keeps the first frame of the shot, the latest key frame, one every 32 frames, and the two latest
// frames whose colours were given by hand. The flow to them is searched directly, not chained, so
// that its errors do not add up; where it cannot be trusted the anchor has no say. One thread at a
// time.
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
    // The frame is done; perhaps it becomes an anchor. `count`: frames behind its colour. `byHand`:
    // it becomes one.
    void settle(const base::Plane<float>& gray, const color::ChromaField& field,
                const base::Plane<float>& count, bool byHand);
    void forget();

private:
    struct Anchor {
        std::int64_t frame = 0;
        base::Plane<float> gray;
        color::ChromaField field;
        base::Plane<float> count;
    };
    // How many of a kind are kept, the latest.
    struct Kept {
        std::size_t most = 0;
        std::vector<Anchor> anchors;
        void add(Anchor anchor);
    };
    void follow(const Anchor& anchor, const base::Plane<float>& gray, float worth, Pull& pull);

    std::unique_ptr<OpticalFlow> flow_;
    Kept first_{1, {}};
    Kept key_{1, {}};
    Kept byHand_{2, {}};
    std::int64_t frame_ = 0;  // within the shot
};

}  // namespace kinechrome::temporal
