// SPDX-License-Identifier: GPL-3.0-or-later
// Moment: one frame of film and how it continues the frame before it. Made once for each pair of
// frames and shared by everything that follows motion: stabilisers, hints, figures, graphs.
#pragma once

#include <memory>

#include "core/base/plane.h"
#include "core/temporal/optical_flow.h"
#include "core/temporal/visibility.h"

namespace kinechrome::temporal {

// All planes share one size. Where a shot begins there is no past: flows and masks are empty.
struct Moment {
    base::Plane<float> gray;        // 0..1, grain calmed
    FlowField toPast;               // from this frame to the one before
    FlowField toNow;                // from the one before to this frame
    base::Plane<float> seenInPast;  // of this frame's pixels, see visibility()
    base::Plane<float> seenNow;     // of the pixels of the frame before
    LightChange light;              // from the frame before to this one
    [[nodiscard]] bool beginsShot() const { return toPast.empty(); }
};

// The same at another size: flows scaled with it.
[[nodiscard]] Moment resized(const Moment& moment, int width, int height);

// A frame as stabilisers want it: at the size of the chroma, with the finer picture beside it.
struct SharedMoment {
    std::shared_ptr<const Moment> coarse;  // at the chroma's size
    std::shared_ptr<const Moment> fine;    // at the size where the flow was searched
    bool anchor = false;  // its colours were given by hand: later frames hold on to them
};

// The size at which flow is searched in a picture: see README.md for why.
struct MotionSize {
    int width = 0;
    int height = 0;
};
[[nodiscard]] MotionSize motionSize(int pictureWidth, int pictureHeight);
// The gray in which flow is searched: of that size, its grain calmed. `gray`: 0..1, any size.
[[nodiscard]] base::Plane<float> motionGray(const base::Plane<float>& gray);

// What costs the most about a Moment, for whoever wants to find it once and keep it.
struct PairFlow {
    FlowField toPast;
    FlowField toNow;
};

// Follows a film frame by frame. Film flickers and is full of grain: the flow is searched in gray
// that is shrunk, blurred a little, and brought to the light of the frame before; the output's luma
// is never touched by that. Keeps one frame. One thread at a time.
class MomentMaker {
public:
    MomentMaker();
    // `gray`: 0..1, any size, the same throughout a shot (a change of size begins a new one).
    // `known`: the flow between the frame before and this one, where somebody has found it already
    // (in their motionGray()); null: it is searched.
    [[nodiscard]] std::shared_ptr<const Moment> next(const base::Plane<float>& gray, bool newShot,
                                                     const PairFlow* known = nullptr);
    // The same, with its coarse form.
    [[nodiscard]] SharedMoment next(const base::Plane<float>& gray, bool newShot, int chromaWidth,
                                    int chromaHeight, const PairFlow* known = nullptr);
    void reset() { before_ = {}; }

private:
    std::unique_ptr<OpticalFlow> flow_;
    base::Plane<float> before_;
};

// A frame whose motion nobody asks for: it stands alone, as if it began a shot.
[[nodiscard]] SharedMoment stillMoment(const base::Plane<float>& gray);

// The way between two frames that need not be neighbours, as a Moment of the first with the second
// as its past. Both gray planes share one size.
[[nodiscard]] Moment relate(OpticalFlow& flow, const base::Plane<float>& now,
                            const base::Plane<float>& past);
// The same where the flow is known.
[[nodiscard]] Moment relate(PairFlow known, const base::Plane<float>& now,
                            const base::Plane<float>& past);

}  // namespace kinechrome::temporal
