// SPDX-License-Identifier: GPL-3.0-or-later
// What time and projectors do to a roll of film: the gate lets it weave, the lamp flickers, the
// print is scratched and dusty. Every frame can be asked for by its number, in any order.
#pragma once

#include <cstdint>
#include <vector>

#include "core/base/plane.h"
#include "core/nn/augmentation.h"

namespace kinechrome::nn {

// Values only; any thread. `scale`: pixels of the picture per pixel of a network's input, from 1.
class FilmWear {
public:
    FilmWear() = default;
    // Flicker, weave and scratches are each there with their chance in `strengths`.
    FilmWear(const Augmentation& strengths, std::uint64_t seed);

    // Shifts the picture by up to about a pixel times `scale`; borders are repeated.
    void weave(base::Plane<float>& gray, std::int64_t frame, double scale) const;
    // Gain and offset of the frame, wandering slowly with jumps from frame to frame.
    void flicker(base::Plane<float>& gray, std::int64_t frame) const;
    // Faint vertical lines, bright or dark, partly broken, that stay in place for some frames; and
    // specks that are there for one frame.
    void scratch(base::Plane<float>& gray, std::int64_t frame, double scale) const;

private:
    struct Scratch {
        double at = 0.0;          // of the width, 0..1
        double halfWidth = 0.5;   // pixels of the network
        float depth = 0.0F;       // added to the gray at its middle; negative: dark
        double broken = 0.0;      // part of its length that is missing, 0..1
        std::int64_t period = 1;  // it comes and goes in stretches of so many frames
        std::uint64_t seed = 0;
    };

    void drawLine(base::Plane<float>& gray, const Scratch& line, std::int64_t frame,
                  double scale) const;
    void drawDust(base::Plane<float>& gray, std::int64_t frame, double scale) const;

    std::uint64_t seed_ = 0;
    double sway_ = 0.0;    // pixels of the network
    double gain_ = 0.0;    // greatest change of the gain
    double offset_ = 0.0;  // greatest change of the black level
    double specks_ = 0.0;  // of dust a frame, on average
    std::vector<Scratch> scratches_;
};

}  // namespace kinechrome::nn
