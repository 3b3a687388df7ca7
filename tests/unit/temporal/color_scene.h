// SPDX-License-Identifier: GPL-3.0-or-later
// Synthetic coloured scenes for the stabilisers, and a way to run one over them.
#pragma once

#include <algorithm>
#include <cmath>
#include <functional>
#include <vector>

#include "core/temporal/moment.h"
#include "core/temporal/stabilizer.h"
#include "tests/unit/temporal/moving_scene.h"

namespace kinechrome::scene {

inline constexpr int grayWidth = 160;  // chroma has half of it
inline constexpr int grayHeight = 120;
inline constexpr int middleX = grayWidth / 4;  // of the chroma
inline constexpr int middleY = grayHeight / 4;

inline color::ChromaField flat(float a, float b) {
    color::ChromaField field{{grayWidth / 2, grayHeight / 2}, {grayWidth / 2, grayHeight / 2}, {}};
    field.a.fill(a);
    field.b.fill(b);
    return field;
}

// A disc of its own texture over a still ground, and its colour on a ground of another.
inline constexpr float discRadius = 18.0F;
inline base::Plane<float> discGray(float centre) {
    base::Plane<float> gray = view(grayWidth, grayHeight, 0.0F, 0.0F, 1);
    for (int y = 0; y < grayHeight; ++y) {
        for (int x = 0; x < grayWidth; ++x) {
            const float dx = static_cast<float>(x) - centre;
            const float dy = static_cast<float>(y) - 60.0F;
            if (std::hypot(dx, dy) < discRadius) gray.at(x, y) = texture(dx, dy, 2);
        }
    }
    return gray;
}
inline color::ChromaField discColor(float centre, float disc, float ground) {
    color::ChromaField field = flat(ground, 0.0F);
    for (int y = 0; y < grayHeight / 2; ++y) {
        for (int x = 0; x < grayWidth / 2; ++x) {
            const float dx = 2.0F * static_cast<float>(x) + 0.5F - centre;
            const float dy = 2.0F * static_cast<float>(y) + 0.5F - 60.0F;
            if (std::hypot(dx, dy) < discRadius) field.a.at(x, y) = disc;
        }
    }
    return field;
}

// Alternating error of a network: its sign changes with every frame.
inline float alternating(int t, float size = 8.0F) {
    return t % 2 == 0 ? size : -size;
}

struct SceneFrame {
    base::Plane<float> gray;
    color::ChromaField network;
    bool newShot = false;
    bool anchor = false;
};

// What comes out of a stabiliser for frames 0 .. count - 1 of a scene.
inline std::vector<temporal::SteadyFrame> runOver(temporal::Stabilizer& stabilizer, int count,
                                                  const std::function<SceneFrame(int)>& scene) {
    temporal::MomentMaker moments;
    std::vector<temporal::SteadyFrame> out;
    const auto drain = [&] {
        while (auto frame = stabilizer.pop()) out.push_back(std::move(*frame));
    };
    for (int t = 0; t < count; ++t) {
        const SceneFrame frame = scene(t);
        auto moment = moments.next(frame.gray, frame.newShot || t == 0, frame.network.width(),
                                   frame.network.height());
        moment.anchor = frame.anchor;
        stabilizer.push(frame.network, moment);
        drain();
    }
    stabilizer.finish();
    drain();
    return out;
}

}  // namespace kinechrome::scene
