// SPDX-License-Identifier: GPL-3.0-or-later
// How the colour of one frame turned out, in a few numbers: what the graphs under a timeline and
// the search for frames that need a hint go by.
#pragma once

#include <cstdint>
#include <optional>

#include "core/base/plane.h"
#include "core/color/chroma_field.h"
#include "core/color/luma_lock.h"

namespace kinechrome::pipeline {

// Of the chroma, before the saturation is applied.
struct FieldFigures {
    // Root mean square change of (a*, b*) against the frame before, followed along the motion and
    // weighted by visibility: 100 times the square root of temporal::FlickerMeter's value. Of the
    // network's colour, and of the steadied one. Empty where a shot begins, where the frame before
    // was not coloured along with this one, and without a stabiliser, which alone finds the motion.
    std::optional<float> flickerBefore;
    std::optional<float> flickerAfter;
    // 1 - mean confidence of the network; empty for a model that states none.
    std::optional<float> uncertainty;

    bool operator==(const FieldFigures&) const = default;
};

// Of the picture that is shown. Figures come from a sample of its pixels: see sampled().
struct FrameRecord {
    FieldFigures field;
    std::optional<float> colorfulness;       // Hasler, Suesstrunk 2003
    std::optional<float> colorfulnessTruth;  // of the ground truth
    std::optional<float> ciede2000;          // mean against the ground truth

    bool operator==(const FrameRecord&) const = default;
};

[[nodiscard]] std::optional<float> uncertaintyOf(const color::ChromaField& network);

// Every n-th pixel of every n-th row of an 8-bit RGBA picture as R'G'B' 0..1, so that at most
// `mostAcross` columns remain: enough for a mean, at a small part of the price.
inline constexpr int mostAcross = 192;
[[nodiscard]] color::RgbPlanes sampled(const base::Plane<std::uint32_t>& rgba);

// The figures as a field of a few pixels, so that they lie in the chroma store beside the chroma
// that they are of; and back (empty values for a field that is none of these).
[[nodiscard]] color::ChromaField packed(const FieldFigures& figures);
[[nodiscard]] FieldFigures unpacked(const color::ChromaField& packed);

}  // namespace kinechrome::pipeline
