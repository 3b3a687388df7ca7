// SPDX-License-Identifier: GPL-3.0-or-later
// LiveStabilizer: frame in, frame out, for whoever shows frames as they come.
#pragma once

#include <memory>
#include <utility>

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
        if (none_) return unsteadied(network);
        return push(network,
                    moments_.next(gray, newShot, network.width(), network.height()).coarse);
    }
    // The same for a caller who knows how the frame continues the one pushed before; `moment`: at
    // the size of the chroma. The two ways of pushing are not mixed.
    [[nodiscard]] color::ChromaField push(const color::ChromaField& network,
                                          std::shared_ptr<const Moment> moment) {
        if (none_) return unsteadied(network);
        moment_ = std::move(moment);
        return steady_.steady(network, *moment_);
    }
    // How the frame pushed last continues the one before, at the chroma's size. Null before the
    // first one and for the kind None, which looks at no motion.
    [[nodiscard]] const Moment* moment() const { return moment_.get(); }
    void reset() { moments_.reset(); }

private:
    static color::ChromaField unsteadied(const color::ChromaField& network) {
        return {network.a, network.b, {network.width(), network.height()}};
    }

    bool none_;
    MomentMaker moments_;
    std::shared_ptr<const Moment> moment_;
    FlowStabilizer steady_;
};

}  // namespace kinechrome::temporal
