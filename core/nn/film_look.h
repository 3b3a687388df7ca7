// SPDX-License-Identifier: GPL-3.0-or-later
// What film does to a gray picture: soft lenses, contrast curves, dark corners and grain of the
// stock; gate weave, flicker, scratches and dust of use. Gray only, planes of 0..1; no LibTorch, no
// OpenCV; the same bytes for the same seed.
#pragma once

#include <cstdint>

#include "core/base/plane.h"
#include "core/nn/augmentation.h"
#include "core/nn/film_wear.h"
#include "core/nn/random.h"

namespace kinechrome::nn {

// Weights of red, green and blue in a gray picture; they sum to 1.
struct SpectralMix {
    float red;
    float green;
    float blue;
};
inline constexpr SpectralMix kBt601Mix{0.299F, 0.587F, 0.114F};
inline constexpr SpectralMix kBt709Mix{0.2126F, 0.7152F, 0.0722F};

// BT.601 or BT.709, or with chance strengths.spectralMix what old stock might have seen:
// orthochromatic film hardly saw red, early panchromatic saw blue too well.
[[nodiscard]] SpectralMix drawSpectralMix(const Augmentation& strengths, Random& random);

// The look of one roll of film: drawn once, then laid over its frames. Values only; any thread.
class FilmLook {
public:
    // Each defect is there with its chance in `strengths` (1: always) and as strong as is drawn.
    FilmLook(const Augmentation& strengths, std::uint64_t seed);
    // The same, drawn from a stream that goes on; `wear` is a seed of its own for flicker, weave,
    // scratches and dust, so that asking for them changes nothing else that is drawn.
    FilmLook(const Augmentation& strengths, Random& random, std::uint64_t wear);

    // Ages frame number `frame` of the roll in place. What is measured in pixels (blur, grain,
    // weave, scratches, dust) grows with the picture: it is meant for pictures whose short side is
    // kReferenceSide, which is about what a network sees.
    void apply(base::Plane<float>& gray, std::int64_t frame) const;
    static constexpr int kReferenceSide = 224;

    // The same with pixels as they are, grain drawn from `noise`: for crops at the network's size.
    void applyToCrop(base::Plane<float>& gray, std::int64_t frame, Random& noise) const;

    // What the contrast curve of this stock makes of Y' 0..1, without the rest of its look.
    [[nodiscard]] float printed(float gray) const;

private:
    void age(base::Plane<float>& gray, std::int64_t frame, double scale, Random& noise) const;

    std::uint64_t seed_ = 0;
    int blurTimes_ = 0;  // passes of [1 2 1] / 4
    bool curved_ = false;
    float gamma_ = 1.0F;
    float contrast_ = 1.0F;
    float lift_ = 0.0F;
    float vignette_ = 0.0F;  // how much darker the corners are, 0..1
    float grain_ = 0.0F;     // standard deviation
    FilmWear wear_;
};

}  // namespace kinechrome::nn
