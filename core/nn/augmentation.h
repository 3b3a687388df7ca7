// SPDX-License-Identifier: GPL-3.0-or-later
// How strongly training samples are varied at random. Only the gray input is degraded; the true
// chroma is dimmed where the print is darker than the scene (print_depth.h), nothing else.
#pragma once

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
    double flicker = 0.0;      // chance that exposure and lamp waver (frame by frame in clips)
    double weave = 0.0;        // chance that the gate lets the gray picture sway, about a pixel
    double scratches = 0.0;    // chance of vertical scratches and dust
    double hints = 0.5;        // chance that a picture comes with simulated hints
    double hintStop = 0.125;   // geometric: chance that the next hint is the last (Zhang 2017)
    double grayChroma = 4.0;   // pictures whose mean chroma is below get no hints
};

}  // namespace kinechrome::nn
