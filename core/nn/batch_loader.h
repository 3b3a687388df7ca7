// SPDX-License-Identifier: GPL-3.0-or-later
// Makes training batches ahead of time on threads of its own.
#pragma once

#include <cstdint>
#include <memory>
#include <vector>

#include "core/nn/pack.h"
#include "core/nn/sample.h"

namespace kinechrome::nn {

// One batch, planes as SampleView lays them out, samples one after another.
struct Batch {
    std::vector<float> input;          // count * kInputChannels * size * size
    std::vector<float> target;         // count * 2 * (size/2) * (size/2)
    std::vector<std::int64_t> labels;  // count; -1 where unknown
    int count = 0;
    int size = 0;
};

// How often each picture is drawn.
struct Sampling {
    double sourcePower = 0.5;  // a source of n pictures weighs n^power in all
    double grayWeight = 0.2;   // factor for pictures whose mean chroma is below grayChroma
    double grayChroma = 4.0;
    double rareWeight = 1.5;  // factor for sources of fewer than rareCount pictures
    int rareCount = 0;
};

// Batch number `step` depends on (seed, step, size) alone, not on threads or on what was asked
// before. take() may be called from one thread; its own workers run ahead at the size last asked.
class BatchLoader {
public:
    // `images` are indices into pack.images; the pack must outlive the loader.
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
