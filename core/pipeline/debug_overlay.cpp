// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/pipeline/debug_overlay.h"

#include <algorithm>
#include <cmath>

#include "core/pipeline/network_sureness.h"

namespace kinechrome::pipeline {

namespace {

template <class Scale>
color::ChromaField hues(const base::Plane<float>& sureness, int width, int height, Scale scale) {
    color::ChromaField out{{width, height}, {width, height}, {}};
    for (int y = 0; y < height; ++y) {
        for (int x = 0; x < width; ++x) {
            const OverlayHue hue = overlayHue(scale(sureness.at(x, y)));
            out.a.at(x, y) = hue.a;
            out.b.at(x, y) = hue.b;
        }
    }
    return out;
}

}  // namespace

std::string_view toString(DebugOverlay overlay) {
    switch (overlay) {
        case DebugOverlay::Visibility: return "visibility";
        case DebugOverlay::Uncertainty: return "uncertainty";
        case DebugOverlay::None: break;
    }
    return "none";
}

// In CIELAB, a chroma that most lumas can show.
OverlayHue overlayHue(float sureness) {
    const float sure = std::clamp(sureness, 0.0F, 1.0F);
    return {std::lerp(60.0F, -50.0F, sure), 40.0F + 20.0F * (1.0F - std::abs(2.0F * sure - 1.0F))};
}

base::Result<void> checkOverlay(DebugOverlay overlay, const edit::ColorSettings& settings,
                                const nn::ColorizerInfo& model) {
    if (overlay == DebugOverlay::Visibility && settings.stabilizer == edit::StabilizerKind::None) {
        return base::fail(base::ErrorKind::Usage, "debug overlay visibility",
                          "there is no stabilizer that could see anything",
                          "choose --stabilizer flow, bidirectional or tv");
    }
    if (overlay == DebugOverlay::Uncertainty && !model.confidence) {
        return base::fail(base::ErrorKind::Usage, "debug overlay uncertainty",
                          "this model does not say how sure it is",
                          "choose a model with confidence, or the overlay visibility");
    }
    return {};
}

color::ChromaField overlaid(DebugOverlay overlay, const color::ChromaField& network,
                            const color::ChromaField& steady) {
    switch (overlay) {
        case DebugOverlay::Visibility:
            return hues(steady.confidence, steady.width(), steady.height(),
                        [](float share) { return share; });
        case DebugOverlay::Uncertainty:
            return hues(network.confidence, network.width(), network.height(), calibratedSureness);
        case DebugOverlay::None: break;
    }
    return steady;
}

}  // namespace kinechrome::pipeline
