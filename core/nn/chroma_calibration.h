// SPDX-License-Identifier: GPL-3.0-or-later
// From what a network says to what is believed of it, and for hints the way back.
#pragma once

#include "core/base/plane.h"
#include "core/color/chroma_field.h"
#include "core/nn/hue_correction.h"

namespace kinechrome::nn {

// Note [Shadows]: near black the network knows nothing, and what it says is seen as coloured fog,
// most of all in a night sky. On photographs that it never saw, its chroma below L* 6 is farther
// from the truth than gray is, the best share of it about a tenth, and rises to what it is
// elsewhere at about L* 14 (models/colornet/README.md has the table). So it fades towards black,
// as a colourist rolls saturation off in the shadows.
//
// The share for Y' `gray`, 0..1: 0 up to L* 3 and of no number, 1 from L* 14.
[[nodiscard]] float shadowShare(float gray);

// A gain on all chroma, a correction by its hue, and the share of the shadows. Gray and hints are
// at network size, fields at half of it. Values only; any thread.
class ChromaCalibration {
public:
    ChromaCalibration() = default;
    ChromaCalibration(double gain, const HueCorrection& hues);

    // For frames with `hints`: a hue that is hardly believed (see Note [Hues]) is, as it is said
    // and 30 degrees to both sides, where a hint asks for it. Empty hints change nothing.
    [[nodiscard]] ChromaCalibration askedFor(const color::HintRaster& hints) const;

    // Turns what the network says of `gray` into what is believed, in place; a* and b* stay within
    // -127..127.
    void apply(const base::Plane<float>& gray, color::ChromaField& field) const;

    // `hints` as the network must be told them so that apply() makes of them what was asked for,
    // as far as four times the chroma can say it. Empty of empty ones.
    [[nodiscard]] color::HintRaster told(const base::Plane<float>& gray,
                                         const color::HintRaster& hints) const;

private:
    float gain_ = 1.0F;
    HueCorrection hues_;
};

}  // namespace kinechrome::nn
