// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/nn/shadow_chroma.h"

#include <algorithm>

#include "core/nn/halved.h"

namespace kinechrome::nn {

float shadowShare(float gray) {
    constexpr float kBlack = 0.04F;   // Y' of L* 3
    constexpr float kShadow = 0.14F;  // of L* 14
    return gray > kBlack ? std::min((gray - kBlack) / (kShadow - kBlack), 1.0F) : 0.0F;
}

void fadeShadows(const base::Plane<float>& gray, color::ChromaField& field) {
    if (field.empty()) return;
    const base::Plane<float> half = halved(gray, field.width(), field.height());
    for (int y = 0; y < field.height(); ++y) {
        const float* from = half.row(y);
        float* a = field.a.row(y);
        float* b = field.b.row(y);
        for (int x = 0; x < field.width(); ++x) {
            const float share = shadowShare(from[x]);
            a[x] *= share;
            b[x] *= share;
        }
    }
}

color::HintRaster hintsBeforeFading(const base::Plane<float>& gray,
                                    const color::HintRaster& hints) {
    constexpr float kLeast = 0.25F;
    if (hints.empty()) return {};
    color::HintRaster told{hints.a.clone(), hints.b.clone(), hints.mask.clone()};
    for (int y = 0; y < gray.height(); ++y) {
        const float* from = gray.row(y);
        float* a = told.a.row(y);
        float* b = told.b.row(y);
        for (int x = 0; x < gray.width(); ++x) {
            const float share = std::max(shadowShare(from[x]), kLeast);
            a[x] /= share;
            b[x] /= share;
        }
    }
    return told;
}

}  // namespace kinechrome::nn
