// SPDX-License-Identifier: GPL-3.0-or-later
// Vividness: a mean of colours is paler than the colours; this gives back what averaging took.
#pragma once

#include "core/color/chroma_field.h"

namespace kinechrome::temporal {

// Follows one film and scales whole frames, so that no seam can show, by a factor that changes
// slowly, so that nothing pulses. Remembers four numbers. One thread at a time.
class Vividness {
public:
    // The shot begins anew.
    void forget() { *this = {}; }
    // Scales `steady`, whose planes must be its own, until the frames of late are as colourful as
    // the network's were: the deviation of a* and b* plus 0.37 of the length of their mean, which
    // is Hasler and Suesstrunk's colourfulness in CIELAB. Never by less than 1 or more than 1.3.
    void restore(color::ChromaField& steady, const color::ChromaField& network);

private:
    double network_ = 0.0;  // running means of colourfulness
    double steady_ = 0.0;
    double frames_ = 0.0;
};

}  // namespace kinechrome::temporal
