// SPDX-License-Identifier: GPL-3.0-or-later
// LiveStabilizer: frame in, frame out, for whoever shows frames as they come.
#pragma once

#include "core/color/chroma_field.h"
#include "core/edit/settings.h"
#include "core/temporal/flow_stabilizer.h"
#include "core/temporal/moment.h"

namespace kinechrome::temporal {

// The kinds that look ahead cannot be had live: `flow` stands in for them. One thread at a time.
class LiveStabilizer {
public:
    LiveStabilizer(edit::StabilizerKind kind, double strength)
        : none_(kind == edit::StabilizerKind::None), steady_(strength) {}

    // `gray`: 0..1, any size. `newShot` forgets the past first. The answer's confidence is the
    // visibility: 0 where the past could not be used, 1 where it fully was.
    [[nodiscard]] color::ChromaField push(const base::Plane<float>& gray,
                                          const color::ChromaField& network, bool newShot) {
        if (none_) return {network.a, network.b, {network.width(), network.height()}};
        const SharedMoment moment = moments_.next(gray, newShot, network.width(), network.height());
        return steady_.steady(network, *moment.coarse);
    }
    void reset() { moments_.reset(); }

private:
    bool none_;
    MomentMaker moments_;
    FlowStabilizer steady_;
};

}  // namespace kinechrome::temporal
