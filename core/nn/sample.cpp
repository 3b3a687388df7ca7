// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/nn/sample.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <vector>

#include "core/base/plane.h"
#include "core/nn/clip_motion.h"
#include "core/nn/film_look.h"
#include "core/nn/halved.h"
#include "core/nn/hint_simulation.h"
#include "core/nn/lab_lut.h"
#include "core/nn/print_depth.h"
#include "core/nn/resample.h"

namespace kinechrome::nn {
namespace {

using Planes = std::array<std::vector<float>, 3>;

CropBox randomBox(int width, int height, const Augmentation& augmentation, Random& random) {
    const double area = random.uniform(augmentation.minScale, 1.0);
    const double stretch = std::log(augmentation.maxAspect);
    const double aspect = std::exp(random.uniform(-stretch, stretch));
    // The part is of the largest square in the picture, so that the crop always fits about.
    const double side = std::min(width, height) * std::sqrt(area);
    CropBox box;
    box.width = std::clamp(side * std::sqrt(aspect), 8.0, static_cast<double>(width));
    box.height = std::clamp(side / std::sqrt(aspect), 8.0, static_cast<double>(height));
    box.x = random.uniform(0.0, width - box.width);
    box.y = random.uniform(0.0, height - box.height);
    box.mirrored = random.chance(0.5);
    return box;
}

void writeGray(const Planes& rgb, const SpectralMix& mix, float* gray) {
    for (std::size_t i = 0; i < rgb[0].size(); ++i) {
        const float luma = mix.red * rgb[0][i] + mix.green * rgb[1][i] + mix.blue * rgb[2][i];
        gray[i] = std::clamp(luma * (1.0F / 255.0F), 0.0F, 1.0F);
    }
}

// Chroma of the crop, full-size planes.
struct FullChroma {
    std::vector<float> a;
    std::vector<float> b;
};

FullChroma chromaOf(const Planes& rgb) {
    const std::size_t count = rgb[0].size();
    FullChroma chroma{std::vector<float>(count), std::vector<float>(count)};
    chromaFromRgb(rgb[0].data(), rgb[1].data(), rgb[2].data(), count, chroma.a.data(),
                  chroma.b.data());
    return chroma;
}

// The target, and no hints yet.
void writeTarget(const FullChroma& chroma, const SampleView& out) {
    const std::size_t count = chroma.a.size();
    halve(chroma.a.data(), out.size, out.target);
    halve(chroma.b.data(), out.size, out.target + static_cast<std::ptrdiff_t>(count / 4));
    std::fill(out.input + static_cast<std::ptrdiff_t>(count),
              out.input + static_cast<std::ptrdiff_t>(kInputChannels * count), 0.0F);
}

// Gray as the stock sees it, not yet aged, and the chroma that the print's luma can show. Were the
// target the scene's chroma, the network would learn that black is full of colour: contrast curves
// and orthochromatic stock make black of much that had some.
FullChroma expose(const Planes& rgb, const SpectralMix& mix, const FilmLook& look,
                  const SampleView& out) {
    const std::size_t count = rgb[0].size();
    writeGray(rgb, mix, out.input);
    FullChroma chroma = chromaOf(rgb);
    std::vector<float> kept(count);
    for (std::size_t i = 0; i < count; ++i) {
        const float scene =
            kBt601Mix.red * rgb[0][i] + kBt601Mix.green * rgb[1][i] + kBt601Mix.blue * rgb[2][i];
        kept[i] = chromaKept(scene * (1.0F / 255.0F), look.printed(out.input[i]));
        chroma.a[i] *= kept[i];
        chroma.b[i] *= kept[i];
    }
    if (out.clean != nullptr) std::copy_n(out.input, count, out.clean);
    if (out.kept != nullptr) halve(kept.data(), out.size, out.kept);
    writeTarget(chroma, out);
    return chroma;
}

base::Plane<float> grayOf(const SampleView& out) {
    return {out.input, out.size, out.size, out.size, nullptr};
}

// The seed of what wears a roll of film: looked up ahead in the stream, which does not move.
std::uint64_t wearSeed(Random random) {
    return random.next();
}

void makeSample(const RgbView& picture, bool hintable, const Augmentation& augmentation,
                Random random, const SampleView& out) {
    const std::uint64_t wear = wearSeed(random);
    const CropBox box = randomBox(picture.width, picture.height, augmentation, random);
    const Planes rgb = resample(picture, box, out.size);
    const SpectralMix mix = drawSpectralMix(augmentation, random);
    const FilmLook look(augmentation, random, wear);
    const FullChroma chroma = expose(rgb, mix, look, out);
    base::Plane<float> gray = grayOf(out);
    look.applyToCrop(gray, 0, random);
    if (random.chance(augmentation.hints) && hintable) {
        drawHints(chroma.a.data(), chroma.b.data(), augmentation.hintStop, random, out);
    }
}

}  // namespace

void makeTrainingSample(const PackImage& image, const Augmentation& augmentation, Random random,
                        const SampleView& out) {
    makeSample(viewOf(image), image.meanChroma >= augmentation.grayChroma, augmentation, random,
               out);
}

void makeTrainingSample(const PackClip& clip, int frame, const Augmentation& augmentation,
                        Random random, const SampleView& out) {
    makeSample(viewOf(clip, frame), clip.meanChroma >= augmentation.grayChroma, augmentation,
               random, out);
}

void makeTrainingClip(const PackClip& clip, int first, const Augmentation& augmentation,
                      Random random, const ClipView& out) {
    const auto plane = static_cast<std::size_t>(out.size) * static_cast<std::size_t>(out.size);
    const std::uint64_t wear = wearSeed(random);
    const CropBox box = randomBox(clip.width, clip.height, augmentation, random);
    const SpectralMix mix = drawSpectralMix(augmentation, random);
    const FilmLook look(augmentation, random, wear);
    const bool hinted =
        random.chance(augmentation.hints) && clip.meanChroma >= augmentation.grayChroma;
    const std::uint64_t grain = random.next();
    const Random hints(random.next());
    std::vector<std::vector<float>> grays;
    for (std::size_t k = 0; k < static_cast<std::size_t>(out.frames); ++k) {
        const int frame = first + static_cast<int>(k);
        const SampleView sample{out.input + k * kInputChannels * plane, out.target + k * plane / 2,
                                out.size, out.clean == nullptr ? nullptr : out.clean + k * plane,
                                out.kept == nullptr ? nullptr : out.kept + k * plane / 4};
        const Planes rgb = resample(viewOf(clip, frame), box, out.size);
        const FullChroma chroma = expose(rgb, mix, look, sample);
        halve(sample.input, out.size, grays.emplace_back(plane / 4).data());
        base::Plane<float> gray = grayOf(sample);
        Random noise(grain, static_cast<std::uint64_t>(frame));
        look.applyToCrop(gray, frame, noise);
        if (hinted) {
            Random again = hints;
            drawHints(chroma.a.data(), chroma.b.data(), augmentation.hintStop, again, sample);
        }
    }
    writeMotion(clip, first, box, grays, out);
}

void makeValidationSample(const PackImage& image, bool hints, Random random,
                          const SampleView& out) {
    const double side = std::min(image.width, image.height);
    const CropBox box{0.5 * (image.width - side), 0.5 * (image.height - side), side, side, false};
    const Planes rgb = resample(viewOf(image), box, out.size);
    const FullChroma chroma = chromaOf(rgb);
    writeTarget(chroma, out);
    writeGray(rgb, kBt601Mix, out.input);
    if (hints) drawHints(chroma.a.data(), chroma.b.data(), 0.125, random, out);
}

}  // namespace kinechrome::nn
