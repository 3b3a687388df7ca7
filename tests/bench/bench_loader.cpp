// SPDX-License-Identifier: GPL-3.0-or-later
// Samples a second that one thread of the batch loader makes: pictures, and frames of clips with
// their motion. Argument: the side of the crops. Items are samples.
#include <numeric>
#include <vector>

#include <benchmark/benchmark.h>

#include "core/nn/batch_loader.h"
#include "core/nn/random.h"

using namespace kinechrome::nn;

namespace {

constexpr int kBatch = 32;

std::vector<std::uint8_t> painted(int width, int height, std::uint64_t seed) {
    Random random(seed);
    std::vector<std::uint8_t> rgb(static_cast<std::size_t>(width) *
                                  static_cast<std::size_t>(height) * 3);
    for (auto& value : rgb) value = static_cast<std::uint8_t>(random.below(256));
    return rgb;
}

PackClip clipOf(int width, int height, int frames, std::uint64_t seed) {
    PackClip clip;
    clip.width = width;
    clip.height = height;
    clip.meanChroma = 20.0F;
    const auto cells =
        static_cast<std::size_t>(flowSide(width)) * static_cast<std::size_t>(flowSide(height));
    for (int k = 0; k < frames; ++k) {
        clip.frames.push_back(painted(width, height, seed));  // stands still
        for (auto* flow : {&clip.toPrevious, &clip.toFirst}) flow->emplace_back(2 * cells, 0.1F);
        for (auto* valid : {&clip.validPrevious, &clip.validFirst}) valid->emplace_back(cells, 1);
    }
    return clip;
}

const Pack& pack() {
    static const Pack made = [] {
        Pack drawn;
        drawn.sources = {"bench"};
        for (std::uint64_t i = 0; i < 64; ++i) {
            PackImage image;
            image.width = 170;
            image.height = 128;
            image.meanChroma = 20.0F;
            image.rgb = painted(image.width, image.height, i);
            drawn.images.push_back(std::move(image));
        }
        for (std::uint64_t i = 0; i < 8; ++i) drawn.clips.push_back(clipOf(228, 128, 16, i));
        return drawn;
    }();
    return made;
}

Augmentation worn() {
    Augmentation augmentation;
    augmentation.flicker = augmentation.weave = augmentation.scratches = 0.3;
    return augmentation;
}

void take(benchmark::State& state, double clipShare, const Augmentation& augmentation) {
    Sampling sampling;
    sampling.clipShare = clipShare;
    std::vector<int> images(pack().images.size());
    std::iota(images.begin(), images.end(), 0);
    BatchLoader loader(pack(), images, sampling, augmentation, 1, kBatch, 0);
    std::int64_t step = 0;
    for (auto _ : state) {
        benchmark::DoNotOptimize(loader.take(step++, static_cast<int>(state.range(0))).count);
    }
    state.SetItemsProcessed(state.iterations() * kBatch);
}

void pictures(benchmark::State& state) {
    take(state, 0.0, {});
}
void wornPictures(benchmark::State& state) {
    take(state, 0.0, worn());
}
void wornClips(benchmark::State& state) {
    take(state, 1.0, worn());
}

BENCHMARK(pictures)->Arg(64)->Arg(96)->Arg(128)->Unit(benchmark::kMillisecond);
BENCHMARK(wornPictures)->Arg(64)->Arg(96)->Arg(128)->Unit(benchmark::kMillisecond);
BENCHMARK(wornClips)->Arg(64)->Arg(96)->Arg(128)->Unit(benchmark::kMillisecond);

}  // namespace
