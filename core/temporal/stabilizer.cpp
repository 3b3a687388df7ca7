// SPDX-License-Identifier: GPL-3.0-or-later
// The stabiliser that leaves chroma alone, and the choice between kinds.
#include "core/temporal/stabilizer.h"

#include "core/temporal/flow_stabilizer.h"

namespace kinechrome::temporal {

namespace {

class PassThrough final : public Stabilizer {
public:
    color::ChromaField push(const base::Plane<float>&, const color::ChromaField& chroma,
                            bool) override {
        return {chroma.a, chroma.b, base::Plane<float>(chroma.width(), chroma.height())};
    }
    void reset() override {}
};

}  // namespace

std::unique_ptr<Stabilizer> makeStabilizer(edit::StabilizerKind kind, double strength) {
    if (kind == edit::StabilizerKind::None) return std::make_unique<PassThrough>();
    return std::make_unique<FlowStabilizer>(makeDisFlow(FlowPreset::Fast),
                                            static_cast<float>(strength));
}

}  // namespace kinechrome::temporal
