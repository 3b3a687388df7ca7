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

// One frame coloured by hand counts as much as so many others.
inline constexpr float worthOfAHand = 32.0F;

// Keeps the first frame of the shot, up to four key frames spread evenly over what has been seen of
// it, the latest key frame (one every 32), and the four latest frames whose colours were given by
// hand. The flow to them is searched directly, not chained, so that its errors do not add up; where
// it cannot be trusted the anchor has no say. One thread at a time.
class Anchors {
public:
    // `fullCount`: frames behind a colour that is as sure as it gets, above 0.
    explicit Anchors(float fullCount);

    // What the anchors say of a frame, at the field's size: their mean, each by how far it is seen,
    // how sure it was and how like the frame's own colour it is; those by hand by their worth.
    struct Word {
        base::Plane<float> a, b;
        base::Plane<float> weight;  // of the mean
        base::Plane<float> seen;    // of the one that is seen best and sure, 0..1
        base::Plane<float> like;    // of the one that is both seen and like it, 0..1 of `seen`
        [[nodiscard]] bool empty() const { return a.empty(); }
    };
    // What is known of a frame that they are asked about: its place in the shot, its finer gray and
    // how it is coloured without them.
    struct Question {
        std::int64_t frame = 0;
        const base::Plane<float>& gray;
        const color::ChromaField& held;
    };
    // An anchor says all it can where its colour is up to 10 units from the frame's, nothing from
    // 20 on, nor where it is seen in scattered patches only. Empty where no anchor is at least four
    // frames back: closer ones say what the neighbours say anyway; but one by hand speaks from its
    // own frame on.
    [[nodiscard]] Word wordOn(const Question& question);
    // The colour of a frame is known; `count`: frames behind it. Kept if it is one of those above.
    // Each frame once, or again with a better colour.
    void settle(std::int64_t frame, const base::Plane<float>& gray, const color::ChromaField& field,
                const base::Plane<float>& count, bool byHand);
    void forget();
    // Whether a frame that was not coloured by hand is kept at all.
    [[nodiscard]] static bool keeps(std::int64_t frame);

private:
    struct Anchor {
        std::int64_t frame = 0;
        base::Plane<float> gray;
        color::ChromaField field;
        base::Plane<float> count;
    };
    using List = std::vector<Anchor>;
    void ask(const Anchor& anchor, const Question& question, bool byHand, Word& word);
    void thinOut(std::int64_t latest);

    std::unique_ptr<OpticalFlow> flow_;
    float fullCount_;
    List keys_;  // the first frame, spread ones, the latest
    List byHand_;
    std::int64_t spread_ = 0;  // frames between the spread ones
};

}  // namespace kinechrome::temporal
