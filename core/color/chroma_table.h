// SPDX-License-Identifier: GPL-3.0-or-later
// ChromaTable: solveChroma fast, from two tables made with it. Private to this room.
#pragma once

#include <cstddef>
#include <memory>
#include <vector>

#include "core/color/color_description.h"

namespace kinechrome::color {

// Immutable after construction: share it between threads. See Note [Luma lock] in luma_lock.cpp.
class ChromaTable {
public:
    // Takes about 0.1 s.
    explicit ChromaTable(const LumaWeights& weights);

    // `count` pixels: y is Y' (0..1 nominal; outside it the chroma is neutral), a, b the asked
    // chroma. Writes normalised Cb', Cr' (-0.5..0.5). Not-a-number counts as neutral.
    void solve(const float* y, const float* a, const float* b, int count, float* cb,
               float* cr) const;

private:
    [[nodiscard]] float lightness(float y, float a, float b) const;
    [[nodiscard]] float gamutLimit(float y, float a, float b) const;
    static constexpr int kBlock = 128;
    struct Block;
    // Reads l from the table.
    void guess(Block& block) const;
    // From l, a, b: step (what L* lacks), cb and cr with that step taken, and fit (the share
    // of the chroma that the gamut has room for).
    void refine(Block& block) const;
    // Pulls a and b into the gamut and refines.
    void shrink(Block& block) const;
    void fillLightness(const LumaWeights& weights);
    void fillGamut(const LumaWeights& weights);

    float kr_, kg_, kb_;
    float cbGain_, crGain_;
    std::vector<float> lightness_;   // L* by (sqrt Y', b*, a*)
    std::vector<float> gamutLimit_;  // largest |a*| + |b*| by (sqrt Y', hue)
};

}  // namespace kinechrome::color
