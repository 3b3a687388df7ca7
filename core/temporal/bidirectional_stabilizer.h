// SPDX-License-Identifier: GPL-3.0-or-later
// BidirectionalStabilizer: a mean over what came before and what comes after, held together over
// long shots by anchors. See Note [Both ways] in bidirectional_stabilizer.cpp.
#pragma once

#include <cstdint>
#include <vector>

#include "core/temporal/anchors.h"
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
    // What both passes leave at a frame: the mean and the share of it that others gave.
    struct Joined {
        color::ChromaField field;
        base::Plane<float> count;
    };

    std::vector<color::ChromaField> solve(const Frames& window, std::size_t count) override;
    void forget() override;

    // How far each frame's colours agree with those before it, 0..1; none for a shot's first frame.
    [[nodiscard]] std::vector<base::Plane<float>> linksOf(const Frames& window, std::size_t count);
    // What anchors say of some frames of the window, weighed; nothing of the others. `joined` is of
    // all frames without anchors; those of the first `count` that are anchors are settled.
    using Words = std::vector<Anchors::Word>;
    [[nodiscard]] Words wordsOn(const Frames& window, std::size_t count,
                                const std::vector<Joined>& joined);
    // What the passes know beside the colours, for each frame of the window.
    struct Guidance {
        std::vector<base::Plane<float>> links;
        Words words;
    };
    // The forward mean at each of the first `count` frames, themselves included.
    [[nodiscard]] std::vector<ColorMemory> forwardMeans(const Frames& window, std::size_t count,
                                                        const Guidance& guidance) const;
    // Both means joined at each of the frames that `before` has.
    [[nodiscard]] std::vector<Joined> joinedMeans(const Frames& window,
                                                  const std::vector<ColorMemory>& before,
                                                  const Guidance& guidance) const;
    // The same for the first `count` frames, held together by the anchors.
    [[nodiscard]] std::vector<Joined> anchoredMeans(const Frames& window, std::size_t count);

    float most_;
    ColorMemory forward_;  // up to the last frame that came out
    ColorMemory recent_;   // likewise, of a few frames
    Anchors anchors_;
    std::int64_t frame_ = 0;  // of the next window's first frame, within the shot
    Vividness vividness_;
};

}  // namespace kinechrome::temporal
