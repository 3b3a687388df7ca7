// SPDX-License-Identifier: GPL-3.0-or-later
// The memory of a recursive stabiliser: a running mean of colour along the motion, and how many
// frames stand behind it at each pixel.
#pragma once

#include "core/base/plane.h"
#include "core/color/chroma_field.h"
#include "core/temporal/moment.h"

namespace kinechrome::temporal {

// All planes share the chroma's size; empty: nothing is remembered.
struct ColorMemory {
    base::Plane<float> a, b;   // mean
    base::Plane<float> count;  // frames behind the mean, by weight; 0: nothing is known there
    base::Plane<float> gray;   // mean of the gray that went with them
    [[nodiscard]] bool empty() const { return a.empty(); }
    [[nodiscard]] ColorMemory clone() const {
        return {a.clone(), b.clone(), count.clone(), gray.clone()};
    }
};

// Which neighbour the memory comes from.
enum class Direction { Forward, Backward };

// The memory carried to a neighbouring frame. Forward: from the frame before `moment`'s to its own;
// backward: from `moment`'s frame to the one before, whose gray is then `gray`. The count falls by
// the visibility, and where the gray there is not the gray that the mean was made of: in dissolves,
// and where small errors of the flow have added up.
[[nodiscard]] ColorMemory carried(const ColorMemory& memory, const Moment& moment,
                                  Direction direction, const base::Plane<float>& gray);

// Network colour with its weight joins the mean; no more than `most` frames stand behind it.
// Kalman's gain for a constant seen through noise (Kalman 1960), the cap standing for its drift.
void remember(ColorMemory& memory, const color::ChromaField& network,
              const base::Plane<float>& weight, const base::Plane<float>& gray, float most);

// How much a frame's colour counts, about 1: by the network's confidence where it states one
// (expected error e = 14 / confidence - 14, weight (14 / e)^2 within 1/4 to 4), else 1 everywhere.
[[nodiscard]] base::Plane<float> weightsOf(const color::ChromaField& network);

// Frames that a memory may hold at a strength of 0..1: 24 at 0.8, none at 0, 200 at most.
[[nodiscard]] float memoryLength(double strength);

// Corrections for what no other frame shows: where `count` is small, the planes (steadied minus
// network) are filled in from their surroundings, so that uncovered ground is lifted like the
// ground beside it and no seam shows (normalised convolution, Knutsson, Westin 1993).
// `welcome`: how far each sample takes what is around it, 0..1; empty: all of it.
void fillIn(base::Plane<float>& correctionA, base::Plane<float>& correctionB,
            const base::Plane<float>& certainty, const base::Plane<float>& welcome = {});

// How far around a sample that looks, the sigma of a Gaussian, in samples.
[[nodiscard]] double fillReach(int width);

// The same for steadied colours; their confidence is the certainty, how far others gave them, 0..1.
void fillIn(color::ChromaField& steady, const color::ChromaField& network);

}  // namespace kinechrome::temporal
