// SPDX-License-Identifier: GPL-3.0-or-later
// Turns photographs and clips into what the network sees and what it should say: a gray picture as
// an old camera might have taken it, simulated colour hints, and the true chroma.
#pragma once

#include <cstddef>

#include "core/nn/augmentation.h"
#include "core/nn/pack.h"
#include "core/nn/random.h"

namespace kinechrome::nn {

// Channels of the input: gray (0..1), hint a*, hint b* (both / kHintScale), mask (0 or 1).
inline constexpr int kInputChannels = 4;
inline constexpr float kHintScale = 110.0F;

// Where one sample goes: input is kInputChannels planes of size*size, target 2 planes (a*, b*) of
// (size/2)*(size/2), averaged over 2x2: the scene's chroma as far as the print's luma can show it
// (chromaKept). size is even. Where they are set, the gray before the film ages it goes to `clean`,
// size*size, and the share of chroma that the print shows to `kept`, (size/2)*(size/2).
struct SampleView {
    float* input = nullptr;
    float* target = nullptr;
    int size = 0;
    float* clean = nullptr;
    float* kept = nullptr;
};

// Where the motion of `frames` frames of a clip against another frame goes, frame after frame:
// flow is 2 planes (u, v) of (size/2)*(size/2), visible one. See BatchMotion.
struct MotionView {
    float* flow = nullptr;
    float* visible = nullptr;
};

// Where a clip goes: `frames` samples one after another as SampleView lays them out.
struct ClipView {
    float* input = nullptr;
    float* target = nullptr;
    MotionView toPrevious;
    MotionView toFirst;
    int size = 0;
    int frames = 0;
    float* clean = nullptr;
    float* kept = nullptr;
};

// A random crop, flip, gray and hints; the same for the same state of `random`.
void makeTrainingSample(const PackImage& image, const Augmentation& augmentation, Random random,
                        const SampleView& out);

// The same of one frame of a clip, as if it were a photograph.
void makeTrainingSample(const PackClip& clip, int frame, const Augmentation& augmentation,
                        Random random, const SampleView& out);

// Frames first .. first + out.frames - 1 of the clip with one crop, flip and film. Hints are asked
// for the clip as a whole and lie at the same places in all its frames, each with the frame's own
// true colour. Motion to the first frame is the pack's where first is 0, else the flows to the
// previous frame chained; `visible` compares the gray before the film ages it.
void makeTrainingClip(const PackClip& clip, int first, const Augmentation& augmentation,
                      Random random, const ClipView& out);

// The centred square, BT.601 gray (what a JPEG's luma plane is), nothing random but the hints,
// which are drawn only where `hints` asks.
void makeValidationSample(const PackImage& image, bool hints, Random random, const SampleView& out);

}  // namespace kinechrome::nn
