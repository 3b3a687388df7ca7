// SPDX-License-Identifier: GPL-3.0-or-later
// Stabilisers: make chroma steady along the motion of the gray frames. README.md compares them.
#pragma once

#include <deque>
#include <memory>
#include <optional>

#include "core/base/plane.h"
#include "core/color/chroma_field.h"
#include "core/edit/settings.h"
#include "core/temporal/moment.h"

namespace kinechrome::temporal {

// A frame as it comes out.
struct SteadyFrame {
    color::ChromaField field;    // steadied; its confidence is the visibility: 0 where no other
                                 // frame could be used, 1 where one fully was
    color::ChromaField network;  // what went in
    std::shared_ptr<const Moment> moment;  // the frame's motion, at the fields' size
};

// Frames go in in order and come out in order, one for one, some of them later: a method that looks
// ahead keeps a bounded window of frames (see each method). A shot begins where the moment says so;
// nothing crosses that. One thread at a time.
class Stabilizer {
public:
    virtual ~Stabilizer() = default;
    // `network`: the network's field, all of one size within a shot. `moment`: of the same frame,
    // its coarse form at the field's size.
    virtual void push(const color::ChromaField& network, const SharedMoment& moment) = 0;
    // The film has ended: what waits comes out.
    virtual void finish() = 0;
    // The next frame that is final; empty: none is yet.
    [[nodiscard]] virtual std::optional<SteadyFrame> pop() = 0;
};

// The part that all methods share: what is ready waits in a queue.
class QueueingStabilizer : public Stabilizer {
public:
    void finish() override {}
    [[nodiscard]] std::optional<SteadyFrame> pop() override {
        if (ready_.empty()) return std::nullopt;
        SteadyFrame frame = std::move(ready_.front());
        ready_.pop_front();
        return frame;
    }

protected:
    void deliver(SteadyFrame frame) { ready_.push_back(std::move(frame)); }

private:
    std::deque<SteadyFrame> ready_;
};

// Whether frames come out later than they go in.
[[nodiscard]] bool looksAhead(edit::StabilizerKind kind);

// strength 0..1: how long the memory is; 0 leaves the network's colour alone.
[[nodiscard]] std::unique_ptr<Stabilizer> makeStabilizer(edit::StabilizerKind kind,
                                                         double strength);

// Two plain ways that the others must beat, for comparison only (see plain_stabilizers.h).
enum class PlainKind { Blend, Average };
[[nodiscard]] std::unique_ptr<Stabilizer> makePlainStabilizer(PlainKind kind);

}  // namespace kinechrome::temporal
