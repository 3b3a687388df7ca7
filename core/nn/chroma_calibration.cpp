// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/nn/chroma_calibration.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <cstddef>

#include "core/nn/halved.h"

namespace kinechrome::nn {
namespace {

// The values of a* and b* for which there are code values.
constexpr float kMaxChroma = 127.0F;

}  // namespace

float shadowShare(float gray) {
    constexpr float kBlack = 0.04F;   // Y' of L* 3
    constexpr float kShadow = 0.14F;  // of L* 14
    return gray > kBlack ? std::min((gray - kBlack) / (kShadow - kBlack), 1.0F) : 0.0F;
}

ChromaCalibration::ChromaCalibration(double gain, const HueCorrection& hues)
    : gain_(static_cast<float>(gain)), hues_(hues) {}

ChromaCalibration ChromaCalibration::askedFor(const color::HintRaster& hints) const {
    constexpr float kHardly = 0.6F;
    constexpr float kLeastChroma = 4.0F;  // that has a hue
    constexpr std::size_t kReach = 2;     // sectors to both sides
    std::array<bool, kHueSectors> asked{};
    for (int y = 0; y < hints.mask.height(); ++y) {
        for (int x = 0; x < hints.mask.width(); ++x) {
            const float a = hints.a.row(y)[x];
            const float b = hints.b.row(y)[x];
            if (hints.mask.row(y)[x] > 0.0F && std::hypot(a, b) >= kLeastChroma) {
                asked[sectorOf({a, b})] = true;
            }
        }
    }
    ChromaCalibration opened = *this;
    for (std::size_t sector = 0; sector < kHueSectors; ++sector) {
        for (std::size_t off = 0; asked[sector] && off <= 2 * kReach; ++off) {
            const std::size_t near = (sector + kHueSectors + off - kReach) % kHueSectors;
            if (hues_.gains[near] >= kHardly) continue;
            opened.hues_.gains[near] = 1.0F;
            opened.hues_.turns[near] = 0.0F;
        }
    }
    return opened;
}

void ChromaCalibration::apply(const base::Plane<float>& gray, color::ChromaField& field) const {
    if (field.empty()) return;
    const base::Plane<float> half = halved(gray, field.width(), field.height());
    for (int y = 0; y < field.height(); ++y) {
        const float* from = half.row(y);
        float* a = field.a.row(y);
        float* b = field.b.row(y);
        for (int x = 0; x < field.width(); ++x) {
            const float factor = gain_ * shadowShare(from[x]);
            const Chroma meant = corrected(hues_, {a[x], b[x]});
            a[x] = std::clamp(factor * meant.a, -kMaxChroma, kMaxChroma);
            b[x] = std::clamp(factor * meant.b, -kMaxChroma, kMaxChroma);
        }
    }
}

color::HintRaster ChromaCalibration::told(const base::Plane<float>& gray,
                                          const color::HintRaster& hints) const {
    constexpr float kLeast = 0.25F;
    if (hints.empty()) return {};
    color::HintRaster told{hints.a.clone(), hints.b.clone(), hints.mask.clone()};
    for (int y = 0; y < gray.height(); ++y) {
        const float* from = gray.row(y);
        const float* mask = hints.mask.row(y);
        float* a = told.a.row(y);
        float* b = told.b.row(y);
        for (int x = 0; x < gray.width(); ++x) {
            if (mask[x] <= 0.0F) continue;
            const float factor = std::max(gain_ * shadowShare(from[x]), kLeast);
            const Chroma said = uncorrected(hues_, {a[x], b[x]});
            a[x] = said.a / factor;
            b[x] = said.b / factor;
        }
    }
    return told;
}

}  // namespace kinechrome::nn
