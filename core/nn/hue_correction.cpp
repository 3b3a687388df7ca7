// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/nn/hue_correction.h"

#include <algorithm>
#include <cmath>
#include <numeric>

namespace kinechrome::nn {
namespace {

constexpr float kDegrees = 57.29577951F;  // of a radian
constexpr float kSectorWidth = 360.0F / kHueSectors;
constexpr std::size_t kGainSteps = 26;  // 0, 0.1 ... kMostHueGain
constexpr std::size_t kTurnSteps = 7;   // -kMostHueTurn ... kMostHueTurn
constexpr std::size_t kSteps = kGainSteps * kTurnSteps;
constexpr double kColorPrice = 0.05;
constexpr double kAllShare = 1e-3;  // of all pictures in every sector: a bare one goes by them

float gainStep(std::size_t step) {
    return 0.1F * static_cast<float>(step % kGainSteps);
}

float turnStep(std::size_t turn) {
    constexpr float kWidth = 2.0F * kMostHueTurn / (kTurnSteps - 1);
    return kWidth * static_cast<float>(turn) - kMostHueTurn;
}

float hueOf(Chroma color) {  // -180..180 degrees
    return std::atan2(color.b, color.a) * kDegrees;
}

Chroma turned(Chroma color, float degrees) {
    const float c = std::cos(degrees / kDegrees);
    const float s = std::sin(degrees / kDegrees);
    return {color.a * c - color.b * s, color.a * s + color.b * c};
}

// Of a list by sectors, at a hue of -360..360 degrees.
float between(const std::array<float, kHueSectors>& list, float hue) {
    const float place = (hue < 0.0F ? hue + 360.0F : hue) / kSectorWidth;
    const auto sector = static_cast<std::size_t>(place);
    const float from = list[sector % kHueSectors];
    const float to = list[(sector + 1) % kHueSectors];
    return from + (place - static_cast<float>(sector)) * (to - from);
}

// rg = R' - G' and yb = (R' + G') / 2 - B', 0..255, of so little chroma about a middle gray.
double colorStrength(Chroma color) {
    const float rg = 2.44F * color.a + 0.90F * color.b;
    const float yb = 0.62F * color.a + 2.12F * color.b;
    return static_cast<double>(std::hypot(rg, yb));
}

}  // namespace

std::size_t sectorOf(Chroma color) {
    const float hue = hueOf(color);
    if (!(std::abs(hue) <= 180.0F)) return 0;
    return static_cast<std::size_t>((hue < 0.0F ? hue + 360.0F : hue) / kSectorWidth + 0.5F) %
           kHueSectors;
}

Chroma corrected(const HueCorrection& hues, Chroma said) {
    const float hue = hueOf(said);
    if (!(std::abs(hue) <= 180.0F)) return said;
    const float gain = between(hues.gains, hue);
    const Chroma meant = turned(said, between(hues.turns, hue));
    return {gain * meant.a, gain * meant.b};
}

Chroma uncorrected(const HueCorrection& hues, Chroma wanted) {
    constexpr float kLeastGain = 0.25F;
    const float hue = hueOf(wanted);
    if (!(std::abs(hue) <= 180.0F)) return wanted;
    float low = hue - kMostHueTurn;  // is turned too little, or just so
    float high = hue + kMostHueTurn;
    for (int halving = 0; halving < 16; ++halving) {
        const float middle = 0.5F * (low + high);
        (middle + between(hues.turns, middle) < hue ? low : high) = middle;
    }
    const float gain = std::max(between(hues.gains, high), kLeastGain);
    const Chroma said = turned(wanted, high - hue);
    return {said.a / gain, said.b / gain};
}

void correct(const HueCorrection& hues, float* a, float* b, std::size_t count) {
    for (std::size_t i = 0; i < count; ++i) {
        const Chroma meant = corrected(hues, {a[i], b[i]});
        a[i] = meant.a;
        b[i] = meant.b;
    }
}

HueFit::HueFit() : price_(kHueSectors * kSteps, 0.0) {}

void HueFit::add(const float* said, const float* truth, std::size_t count) {
    for (std::size_t i = 0; i < count; ++i) {
        const Chroma own{said[i], said[count + i]};
        if (!std::isfinite(own.a) || !std::isfinite(own.b)) continue;
        const std::size_t sector = sectorOf(own);
        const double strength = colorStrength(own);
        strength_[sector] += strength;
        double* price = price_.data() + sector * kSteps;
        for (std::size_t turn = 0; turn < kTurnSteps; ++turn) {
            const Chroma meant = turned(own, turnStep(turn));
            for (std::size_t step = 0; step < kGainSteps; ++step, ++price) {
                const float gain = gainStep(step);
                const float offA = truth[i] - gain * meant.a;
                const float offB = truth[count + i] - gain * meant.b;
                *price += static_cast<double>(std::sqrt(offA * offA + offB * offB)) -
                          kColorPrice * static_cast<double>(gain) * strength;
            }
        }
    }
}

HueCorrection HueFit::best() const {
    const double strength = std::accumulate(strength_.begin(), strength_.end(), 0.0);
    if (strength <= 0.0) return {};
    std::array<double, kSteps> all{};
    for (std::size_t i = 0; i < price_.size(); ++i) all[i % kSteps] += price_[i];
    HueCorrection hues;
    double scaled = 0.0;
    for (std::size_t sector = 0; sector < kHueSectors; ++sector) {
        const auto priceAt = [&](std::size_t step) {
            return price_[sector * kSteps + step] + kAllShare * all[step];
        };
        std::size_t least = (kTurnSteps / 2) * kGainSteps;  // no turn where nothing asks for one
        for (std::size_t step = 0; step < kSteps; ++step) {
            if (priceAt(step) < priceAt(least)) least = step;
        }
        hues.gains[sector] = gainStep(least);
        hues.turns[sector] = turnStep(least / kGainSteps);
        scaled += strength_[sector] * static_cast<double>(hues.gains[sector]);
    }
    if (scaled <= 0.0) return {};
    const auto factor = static_cast<float>(strength / scaled);
    for (float& gain : hues.gains) gain = std::min(gain * factor, kMostHueGain);
    return hues;
}

}  // namespace kinechrome::nn
