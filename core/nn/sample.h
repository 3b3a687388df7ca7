// SPDX-License-Identifier: GPL-3.0-or-later
// Turns a photograph into what the network sees and what it should say: a gray picture as an old
// camera might have taken it, simulated colour hints, and the true chroma.
#pragma once

#include <cstddef>

#include "core/nn/pack.h"
#include "core/nn/random.h"

namespace kinechrome::nn {

// Strength of everything that is drawn at random; the recipe fills it.
struct Augmentation {
    double minScale = 0.4;     // least part of the picture's area that a crop keeps
    double maxAspect = 1.25;   // crops are stretched by up to this factor, either way
    double spectralMix = 0.2;  // chance of a random red/green/blue mix instead of BT.601/709
    double tone = 0.5;         // chance of a gamma and contrast curve
    double blur = 0.2;         // chance of a soft picture
    double grain = 0.3;        // chance of film grain
    double vignette = 0.1;     // chance of dark corners
    double hints = 0.5;        // chance that a picture comes with simulated hints
    double hintStop = 0.125;   // geometric: chance that the next hint is the last (Zhang 2017)
    double grayChroma = 4.0;   // pictures whose mean chroma is below get no hints
};

// Channels of the input: gray (0..1), hint a*, hint b* (both / kHintScale), mask (0 or 1).
inline constexpr int kInputChannels = 4;
inline constexpr float kHintScale = 110.0F;

// Where one sample goes: input is kInputChannels planes of size*size, target 2 planes (a*, b*) of
// (size/2)*(size/2), averaged over 2x2. size is even.
struct SampleView {
    float* input = nullptr;
    float* target = nullptr;
    int size = 0;
};

// A random crop, flip, gray and hints; the same for the same state of `random`.
void makeTrainingSample(const PackImage& image, const Augmentation& augmentation, Random random,
                        const SampleView& out);

// The centred square, BT.601 gray (what a JPEG's luma plane is), nothing random but the hints,
// which are drawn only where `hints` asks.
void makeValidationSample(const PackImage& image, bool hints, Random random, const SampleView& out);

}  // namespace kinechrome::nn
