// SPDX-License-Identifier: GPL-3.0-or-later
// TvStabilizer: total variation of colour along time, the frame smoothing of "Deep Learning-Based
// Approach to Video Colorization" (Holtz), on paths that follow the flow.
#pragma once

#include <deque>

#include "core/temporal/stabilizer.h"
#include "core/temporal/taut_string.h"
#include "core/temporal/vividness.h"

namespace kinechrome::temporal {

// min over x of |y - x|^2 / 2 + lambda sum |x_n - x_n-1| along the path of every pixel through the
// 16 frames before and after it, a* and b* apart, solved exactly (taut_string.h). Every sample is
// taken from the network's own field at the place where the path has led, so that nothing is
// resampled twice and edges stay. Lambda is 40 a*b* units at a strength of 0.8; between two frames
// it is multiplied by the visibility, and a path ends where that is lost. A change of colour that
// stays is kept as the step it is; flicker is levelled. Keeps 33 frames, about 10 planes each.
class TvStabilizer final : public QueueingStabilizer {
public:
    explicit TvStabilizer(double strength);

    void push(const color::ChromaField& network, const SharedMoment& moment) override;
    void finish() override;

private:
    struct Waiting {
        color::ChromaField network;
        base::Plane<float> weight;
        std::shared_ptr<const Moment> moment;
        // What ties this frame and the one before, 0..1, seen from each; empty where a shot begins.
        base::Plane<float> toPast, toNow;
    };
    // What one pixel's path meets in one frame.
    struct Sample {
        base::Plane<float> a, b, weight;
        base::Plane<float> tie;  // between this frame and the next nearer one
    };
    // Along the paths from frame `index` into one direction, nearest first.
    [[nodiscard]] std::vector<Sample> samples(std::size_t index, int direction) const;
    void deliverAt(std::size_t index);

    float lambda_;
    std::deque<Waiting> frames_;
    std::size_t next_ = 0;  // of frames_, to be delivered
    TautString string_;
    Vividness vividness_;
};

}  // namespace kinechrome::temporal
