// SPDX-License-Identifier: GPL-3.0-or-later
// What stabilisers that look ahead share: a bounded window of frames that slides through a shot.
#pragma once

#include <cstddef>
#include <vector>

#include "core/temporal/stabilizer.h"

namespace kinechrome::temporal {

// A frame that waits. Planes are shared, not copied.
struct WaitingFrame {
    color::ChromaField network;
    base::Plane<float> weight;  // how much its colour counts, see weightsOf()
    SharedMoment moment;
    [[nodiscard]] const Moment& coarse() const { return *moment.coarse; }
};

// How many frames a window holds: `block` of them come out at a time, `ahead` are looked at beyond.
struct WindowSize {
    std::size_t block = 0;
    std::size_t ahead = 0;
};

// Collects frames until a block and what it looks ahead at are there, or the shot ends; then has
// the block solved. Memory is that of block + ahead frames, however long the shot.
class WindowStabilizer : public QueueingStabilizer {
public:
    void push(const color::ChromaField& network, const SharedMoment& moment) final;
    void finish() final;

protected:
    // `preferred` for fields of up to 16,000 samples, fewer frames for larger ones, so that a
    // window stays within about 100 MiB.
    explicit WindowStabilizer(WindowSize preferred) : preferred_(preferred) {}

    // Steadies the first `count` frames of the window, in order; the others are there to be looked
    // at. Whatever must be known of the frames before was remembered in earlier calls.
    [[nodiscard]] virtual std::vector<color::ChromaField> solve(
        const std::vector<WaitingFrame>& window, std::size_t count) = 0;
    // The next window begins a shot.
    virtual void forget() = 0;

private:
    void release(std::size_t count);

    WindowSize preferred_;
    WindowSize size_;
    std::vector<WaitingFrame> window_;
};

}  // namespace kinechrome::temporal
