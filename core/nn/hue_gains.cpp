// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/nn/hue_gains.h"

#include <algorithm>
#include <cmath>
#include <numeric>

namespace kinechrome::nn {
namespace {

constexpr float kDegrees = 57.29577951F;
constexpr std::size_t kSteps = 26;  // gains 0, 0.1 ... kMostHueGain
constexpr double kColorPrice = 0.05;
constexpr double kAllShare = 1e-3;  // of all pictures in every sector: a bare one gets their gain

float stepOf(std::size_t step) {
    return 0.1F * static_cast<float>(step);
}

// Place among the sectors' middles, 0..kHueSectors; below 0 of no number.
float placeOf(float a, float b) {
    const float hue = std::atan2(b, a) * kDegrees;
    if (!(std::abs(hue) <= 180.0F)) return -1.0F;
    return (hue < 0.0F ? hue + 360.0F : hue) * (static_cast<float>(kHueSectors) / 360.0F);
}

// rg = R' - G' and yb = (R' + G') / 2 - B', 0..255, of so little chroma about a middle gray.
double colorStrength(float a, float b) {
    const float rg = 2.44F * a + 0.90F * b;
    const float yb = 0.62F * a + 2.12F * b;
    return static_cast<double>(std::hypot(rg, yb));
}

}  // namespace

std::size_t sectorOf(float a, float b) {
    return static_cast<std::size_t>(std::max(placeOf(a, b), 0.0F) + 0.5F) % kHueSectors;
}

float gainOf(const HueGains& gains, float a, float b) {
    const float place = placeOf(a, b);
    if (place < 0.0F) return 1.0F;
    const auto sector = static_cast<std::size_t>(place);
    const float from = gains[sector % kHueSectors];
    const float to = gains[(sector + 1) % kHueSectors];
    return from + (place - static_cast<float>(sector)) * (to - from);
}

void applyGains(const HueGains& gains, float* a, float* b, std::size_t count) {
    for (std::size_t i = 0; i < count; ++i) {
        const float gain = gainOf(gains, a[i], b[i]);
        a[i] *= gain;
        b[i] *= gain;
    }
}

HueGainFit::HueGainFit() : price_(kHueSectors * kSteps, 0.0) {}

void HueGainFit::add(const float* said, const float* truth, std::size_t count) {
    for (std::size_t i = 0; i < count; ++i) {
        const float a = said[i];
        const float b = said[count + i];
        if (placeOf(a, b) < 0.0F) continue;
        const std::size_t sector = sectorOf(a, b);
        const double strength = colorStrength(a, b);
        strength_[sector] += strength;
        for (std::size_t step = 0; step < kSteps; ++step) {
            const float gain = stepOf(step);
            const float off = std::hypot(truth[i] - gain * a, truth[count + i] - gain * b);
            price_[sector * kSteps + step] +=
                static_cast<double>(off) - kColorPrice * static_cast<double>(gain) * strength;
        }
    }
}

HueGains HueGainFit::best() const {
    const double strength = std::accumulate(strength_.begin(), strength_.end(), 0.0);
    if (strength <= 0.0) return kEvenHues;
    std::array<double, kSteps> all{};
    for (std::size_t i = 0; i < price_.size(); ++i) all[i % kSteps] += price_[i];
    HueGains gains{};
    double scaled = 0.0;
    for (std::size_t sector = 0; sector < kHueSectors; ++sector) {
        const auto priceAt = [&](std::size_t step) {
            return price_[sector * kSteps + step] + kAllShare * all[step];
        };
        std::size_t least = 0;
        for (std::size_t step = 1; step < kSteps; ++step) {
            if (priceAt(step) < priceAt(least)) least = step;
        }
        gains[sector] = stepOf(least);
        scaled += strength_[sector] * static_cast<double>(gains[sector]);
    }
    if (scaled <= 0.0) return kEvenHues;
    const auto factor = static_cast<float>(strength / scaled);
    for (float& gain : gains) gain = std::min(gain * factor, kMostHueGain);
    return gains;
}

}  // namespace kinechrome::nn
