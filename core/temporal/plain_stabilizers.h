// SPDX-License-Identifier: GPL-3.0-or-later
// The plain ways of steadying colour: nothing, a fixed blend, an average at the spot.
#pragma once

#include <deque>

#include "core/temporal/stabilizer.h"

namespace kinechrome::temporal {

// The network's colour as it is.
class NoStabilizer final : public QueueingStabilizer {
public:
    void push(const color::ChromaField& network, const SharedMoment& moment) override;
};

// 0.85 of the frame before, pulled along the flow with a linear kernel, and 0.15 of the network;
// no test of anything. It smears behind every edge, yet gets the lowest warp error: a warning.
class PlainBlend final : public QueueingStabilizer {
public:
    void push(const color::ChromaField& network, const SharedMoment& moment) override;

private:
    base::Plane<float> a_;
    base::Plane<float> b_;
};

// The mean of up to 15 frames around each, within the shot, without any motion. Keeps 15 frames.
class PlainAverage final : public QueueingStabilizer {
public:
    void push(const color::ChromaField& network, const SharedMoment& moment) override;
    void finish() override;

private:
    struct Waiting {
        color::ChromaField network;
        std::shared_ptr<const Moment> moment;
    };
    void deliverAt(std::size_t index);

    std::deque<Waiting> frames_;
    std::size_t next_ = 0;  // of frames_, to be delivered
};

}  // namespace kinechrome::temporal
