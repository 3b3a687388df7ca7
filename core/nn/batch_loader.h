// SPDX-License-Identifier: GPL-3.0-or-later
// Makes training batches ahead of time on threads of its own.
#pragma once

#include <cstdint>
#include <memory>
#include <vector>

#include "core/nn/pack.h"
#include "core/nn/sample.h"

namespace kinechrome::nn {

// Where the frames of the clips of a batch come from, at half size: for every frame of every clip,
// in the order of the samples. A clip's own first frame has no motion: its planes are zero.
struct BatchMotion {
    std::vector<float> flow;     // 2 * (size/2)^2 a frame: a plane of u, then one of v, in pixels
                                 // of the half-size grid; the other frame's chroma for (x, y) is
                                 // at (x + u, y + v)
    std::vector<float> visible;  // (size/2)^2 a frame, 0..1: exp(-50 |dI|^2) where the flow holds
};

// One batch, planes as SampleView lays them out, samples one after another: first the pictures,
// then the clips, each as clipFrames samples in order of time. A clip's frames share crop and
// flip; flicker, weave, grain and scratches are drawn for each frame.
struct Batch {
    std::vector<float> input;          // count * kInputChannels * size * size
    std::vector<float> target;         // count * 2 * (size/2) * (size/2)
    std::vector<float> clean;          // count * size * size: gray before the film aged it
    std::vector<float> kept;           // count * (size/2)^2: share of the chroma that a print shows
    std::vector<std::int64_t> labels;  // count; -1 where unknown
    int count = 0;                     // pictures + clips * clipFrames
    int size = 0;
    int pictures = 0;
    int clips = 0;
    int clipFrames = 0;      // 0 without clips
    BatchMotion toPrevious;  // clips * clipFrames frames
    BatchMotion toFirst;     // the same against the clip's first frame
};

// How often each picture is drawn.
struct Sampling {
    double sourcePower = 0.5;  // a source of n pictures weighs n^power in all
    double grayWeight = 0.2;   // factor for pictures whose mean chroma is below grayChroma
    double grayChroma = 4.0;
    double rareWeight = 1.5;  // factor for sources of fewer than rareCount pictures
    int rareCount = 0;
    double clipShare = 0.0;  // part of every batch that frames of clips fill, 0..1, rounded down
                             // to whole clips (at least one where it is above 0)
    int clipFrames = 4;      // frames of a clip in a batch, 2..16
};

// How a batch divides into single pictures and clips: pictures + clips * clipFrames == batch.
struct BatchShape {
    int pictures = 0;
    int clips = 0;
};
// `hasClips`: whether there is a clip of at least sampling.clipFrames frames. Where a batch is
// smaller than one clip, it has none.
[[nodiscard]] BatchShape shapeOf(const Sampling& sampling, int batch, bool hasClips);

// Batch number `step` depends on (seed, step, size) alone, not on threads or on what was asked
// before. take() may be called from one thread; its own workers run ahead at the size last asked.
// Clips of a batch start at a random frame of the pack's clip and take every frame from there;
// clips shorter than Sampling::clipFrames are not drawn. Without pictures, single pictures are
// frames of clips.
class BatchLoader {
public:
    // `images` are indices into pack.images; all of pack.clips are drawn from. One of the two holds
    // something. The pack must outlive the loader.
    BatchLoader(const Pack& pack, std::vector<int> images, const Sampling& sampling,
                const Augmentation& augmentation, std::uint64_t seed, int batch, int threads);
    ~BatchLoader();

    // The batch of that step; waits for it, and makes it here if nobody began it.
    [[nodiscard]] Batch take(std::int64_t step, int size);

private:
    struct State;
    std::unique_ptr<State> state_;
};

}  // namespace kinechrome::nn
