// SPDX-License-Identifier: GPL-3.0-or-later
// What the shot detector looks at: a thumbnail of each frame and how well two of them agree.
#pragma once

#include <array>
#include <cstdint>
#include <vector>

#include "core/base/plane.h"

namespace kinechrome::temporal {

// A frame shrunk to a fixed size, 10-bit codes, with running sums for window means and variances.
class Thumbnail {
public:
    static constexpr int width = 80;
    static constexpr int height = 60;
    static constexpr int white = 1023;

    // `gray`: any size, 0..1; must not be empty.
    [[nodiscard]] static Thumbnail of(const base::Plane<float>& gray);

    [[nodiscard]] const std::int16_t* row(int y) const { return &codes_[at(0, y, width)]; }
    // Sum and sum of squares over the window with its corner at (x, y).
    struct Sums {
        std::int64_t sum = 0;
        std::int64_t squares = 0;
    };
    [[nodiscard]] Sums window(int x, int y, int side) const;
    [[nodiscard]] double mean() const { return mean_; }            // codes
    [[nodiscard]] double deviation() const { return deviation_; }  // codes
    [[nodiscard]] double grain() const { return grain_; }          // variance in codes, see .cpp
    // Share of pixels at or below each of 64 levels.
    [[nodiscard]] const std::array<float, 64>& cumulative() const { return cumulative_; }

private:
    [[nodiscard]] static std::size_t at(int x, int y, int stride) {
        return static_cast<std::size_t>(y) * static_cast<std::size_t>(stride) +
               static_cast<std::size_t>(x);
    }
    void sumUp();
    void estimateGrain();

    std::vector<std::int16_t> codes_;
    std::vector<std::int64_t> sums_;  // (width + 1) x (height + 1)
    std::vector<std::int64_t> squares_;
    std::array<float, 64> cumulative_{};
    double mean_ = 0.0;
    double deviation_ = 0.0;
    double grain_ = 0.0;
};

// Share of the structure of `now` that cannot be found in `before`, 0..1: each block of now is
// searched around its place by zero-mean normalised correlation, which light changes leave alone;
// blocks count by their contrast. `contrast`: mean contrast of now's blocks, in codes. Grain is
// taken out of both.
struct StructureChange {
    double lost = 0.0;
    double contrast = 0.0;
};
[[nodiscard]] StructureChange structureChange(const Thumbnail& now, const Thumbnail& before);

// Mean distance of the two cumulative histograms, 0..1 (the earth mover's distance of the tones).
[[nodiscard]] double toneChange(const Thumbnail& now, const Thumbnail& before);

}  // namespace kinechrome::temporal
