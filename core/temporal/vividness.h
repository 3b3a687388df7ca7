// SPDX-License-Identifier: GPL-3.0-or-later
// Vividness: a mean of colours is paler than the colours; this gives back what averaging took.
#pragma once

#include <cstddef>
#include <vector>

#include "core/color/chroma_field.h"

namespace kinechrome::temporal {

// Follows one film and scales whole frames, so that no seam can show, by a factor that changes
// slowly, so that nothing pulses. Remembers four numbers. One thread at a time.
class Vividness {
public:
    // The shot begins anew.
    void forget() { *this = {}; }
    // Scales `steady`, whose planes must be its own, until the last five frames are as colourful as
    // the network's were: the deviation of a* and b* plus 0.37 of the length of their mean, which
    // is Hasler and Suesstrunk's colourfulness in CIELAB. Never by less than 1 or more than 1.3.
    void restore(color::ChromaField& steady, const color::ChromaField& network);
    // The same for a block of frames in a row, for those who look ahead: the frames after one count
    // like those before it, so that the factor does not lag behind a shot that grows more
    // colourful. The first `count` of `steady` are scaled; those beyond are there to be looked at,
    // so that the next block goes on where this one ends. One network field for each. A film is
    // restored either way, not in both.
    void restore(std::vector<color::ChromaField>& steady,
                 const std::vector<const color::ChromaField*>& network, std::size_t count);

private:
    struct Colorfulness {
        double network = 0.0;
        double steady = 0.0;
    };
    Colorfulness mean_;  // running, frame by frame
    double frames_ = 0.0;
    std::vector<Colorfulness> late_;  // of the last frames of the blocks before
};

}  // namespace kinechrome::temporal
