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

// Keeps the first frame of the shot, the latest key frame, one every 32 frames, and the four latest
// frames whose colours were given by hand. The flow to them is searched directly, not chained, so
// that its errors do not add up; where it cannot be trusted the anchor has no say. One thread at a
// time.
class Anchors {
public:
    Anchors();

    // What the anchors say of a frame, at the field's size; `count` says how much stands behind it
    // (0: nothing).
    struct Word {
        base::Plane<float> a, b, count;
        [[nodiscard]] bool empty() const { return a.empty(); }
    };
    // `frame` counts from the beginning of the shot, `gray` is its finer gray. Empty where no
    // anchor is at least four frames away: closer ones say what the neighbours say anyway.
    [[nodiscard]] Word wordOn(std::int64_t frame, const base::Plane<float>& gray, int width,
                              int height);
    // The colour of the shot's first frame, of a key frame or of one set by hand is known; `count`:
    // frames behind it. Others are not kept. Each frame once, unless it was set by hand.
    void settle(std::int64_t frame, const base::Plane<float>& gray, const color::ChromaField& field,
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
    void ask(const Anchor& anchor, const base::Plane<float>& gray, float worth, Word& word);

    std::unique_ptr<OpticalFlow> flow_;
    Kept first_{1, {}};
    Kept key_{1, {}};
    Kept byHand_{4, {}};
};

}  // namespace kinechrome::temporal
