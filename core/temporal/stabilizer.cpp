// SPDX-License-Identifier: GPL-3.0-or-later
// The choice between stabilisers.
#include "core/temporal/stabilizer.h"

#include "core/temporal/bidirectional_stabilizer.h"
#include "core/temporal/flow_stabilizer.h"
#include "core/temporal/plain_stabilizers.h"
#include "core/temporal/tv_stabilizer.h"

namespace kinechrome::temporal {

bool looksAhead(edit::StabilizerKind kind) {
    return kind == edit::StabilizerKind::Bidirectional || kind == edit::StabilizerKind::Tv;
}

std::unique_ptr<Stabilizer> makeStabilizer(edit::StabilizerKind kind, double strength) {
    switch (kind) {
        case edit::StabilizerKind::Flow: return std::make_unique<FlowStabilizer>(strength);
        case edit::StabilizerKind::Bidirectional:
            return std::make_unique<BidirectionalStabilizer>(strength);
        case edit::StabilizerKind::Tv: return std::make_unique<TvStabilizer>(strength);
        case edit::StabilizerKind::None: break;
    }
    return std::make_unique<NoStabilizer>();
}

std::unique_ptr<Stabilizer> makePlainStabilizer(PlainKind kind) {
    if (kind == PlainKind::Blend) return std::make_unique<PlainBlend>();
    return std::make_unique<PlainAverage>();
}

}  // namespace kinechrome::temporal
