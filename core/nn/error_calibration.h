// SPDX-License-Identifier: GPL-3.0-or-later
// ErrorCalibration: whether a network errs less where it says so.
#pragma once

#include <algorithm>
#include <array>
#include <cmath>
#include <cstddef>

namespace kinechrome::nn {

// Gathers how far off the network was, in narrow bins of how far off it expected to be. One thread.
class ErrorCalibration {
public:
    // `logError`: n values; `chroma` and `target`: n values of a*, then n of b*.
    void add(const float* logError, const float* chroma, const float* target, std::size_t n) {
        for (std::size_t i = 0; i < n; ++i) {
            const double at = (logError[i] - kLow) / (kHigh - kLow) * kBins;
            const auto bin =
                static_cast<std::size_t>(std::clamp(at, 0.0, static_cast<double>(kBins - 1)));
            sums_[bin] += std::hypot(chroma[i] - target[i], chroma[n + i] - target[n + i]);
            counts_[bin] += 1.0;
        }
    }
    // Mean distance in the tenth of the pixels at the low (or the high) end; 0 without pixels.
    [[nodiscard]] double tenth(bool high) const {
        double all = 0.0;
        for (const double count : counts_) all += count;
        double left = all / 10.0;
        double sum = 0.0;
        for (std::size_t i = 0; i < kBins && left > 0.0; ++i) {
            const std::size_t bin = high ? kBins - 1 - i : i;
            if (counts_[bin] <= 0.0) continue;
            const double taken = std::min(left, counts_[bin]);
            sum += sums_[bin] * taken / counts_[bin];
            left -= taken;
        }
        return all > 0.0 ? sum / (all / 10.0) : 0.0;
    }

private:
    static constexpr std::size_t kBins = 512;
    static constexpr double kLow = -2.0;  // expected distances from 0.14
    static constexpr double kHigh = 5.0;  // to 148
    std::array<double, kBins> sums_{};
    std::array<double, kBins> counts_{};
};

}  // namespace kinechrome::nn
