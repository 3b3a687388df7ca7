// SPDX-License-Identifier: GPL-3.0-or-later
// A small random stream with a value for a state, so that sample N of seed S is the same picture
// on every machine, whatever thread makes it. (std distributions differ between libraries.)
#pragma once

#include <cmath>
#include <cstdint>
#include <numbers>

namespace kinechrome::nn {

// SplitMix64 (Steele, Lea, Flood 2014): passes BigCrush, one multiply chain per draw.
class Random {
public:
    explicit Random(std::uint64_t seed) : state_(seed) {}
    // A stream of its own for item `index` of the run with this seed.
    Random(std::uint64_t seed, std::uint64_t index)
        : state_(mix(seed + 0x9E3779B97F4A7C15U) ^ mix(index * 0xD1B54A32D192ED03U + 1U)) {}

    std::uint64_t next() {
        state_ += 0x9E3779B97F4A7C15U;
        return mix(state_);
    }
    // 0 <= value < 1.
    double uniform() { return static_cast<double>(next() >> 11U) * 0x1.0p-53; }
    double uniform(double low, double high) { return low + (high - low) * uniform(); }
    // 0 <= value < count, count >= 1.
    int below(int count) { return static_cast<int>(uniform() * count); }
    bool chance(double probability) { return uniform() < probability; }
    // Standard normal (Box-Muller, one of the pair).
    double normal() {
        const double radius = std::sqrt(-2.0 * std::log(1.0 - uniform()));
        return radius * std::cos(2.0 * std::numbers::pi * uniform());
    }
    // About normal with variance 1, within +-3.5: the four 16-bit parts of one draw summed.
    float roughNormal() {
        const std::uint64_t bits = next();
        const auto sum = static_cast<float>((bits & 0xFFFFU) + ((bits >> 16U) & 0xFFFFU) +
                                            ((bits >> 32U) & 0xFFFFU) + (bits >> 48U));
        return (sum - 131070.0F) * (1.0F / 37837.0F);
    }

private:
    static std::uint64_t mix(std::uint64_t z) {
        z = (z ^ (z >> 30U)) * 0xBF58476D1CE4E5B9U;
        z = (z ^ (z >> 27U)) * 0x94D049BB133111EBU;
        return z ^ (z >> 31U);
    }
    std::uint64_t state_;
};

}  // namespace kinechrome::nn
