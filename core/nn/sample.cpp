// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/nn/sample.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <vector>

#include "core/nn/lab_lut.h"
#include "core/nn/resample.h"

namespace kinechrome::nn {
namespace {

using Planes = std::array<std::vector<float>, 3>;

struct Mix {
    float red;
    float green;
    float blue;
};
constexpr Mix kBt601{0.299F, 0.587F, 0.114F};
constexpr Mix kBt709{0.2126F, 0.7152F, 0.0722F};

CropBox randomBox(const PackImage& image, const Augmentation& augmentation, Random& random) {
    const double area = random.uniform(augmentation.minScale, 1.0);
    const double stretch = std::log(augmentation.maxAspect);
    const double aspect = std::exp(random.uniform(-stretch, stretch));
    // The part is of the largest square in the picture, so that the crop always fits about.
    const double side = std::min(image.width, image.height) * std::sqrt(area);
    CropBox box;
    box.width = std::clamp(side * std::sqrt(aspect), 8.0, static_cast<double>(image.width));
    box.height = std::clamp(side / std::sqrt(aspect), 8.0, static_cast<double>(image.height));
    box.x = random.uniform(0.0, image.width - box.width);
    box.y = random.uniform(0.0, image.height - box.height);
    box.mirrored = random.chance(0.5);
    return box;
}

// Old stock: orthochromatic film hardly saw red, early panchromatic saw blue too well.
Mix randomMix(const Augmentation& augmentation, Random& random) {
    if (!random.chance(augmentation.spectralMix)) return random.chance(0.6) ? kBt601 : kBt709;
    const double red = random.uniform(0.0, 0.6);
    const double green = random.uniform(0.2, 1.0);
    const double blue = random.uniform(0.05, 0.7);
    const double sum = red + green + blue;
    return {static_cast<float>(red / sum), static_cast<float>(green / sum),
            static_cast<float>(blue / sum)};
}

void writeGray(const Planes& rgb, const Mix& mix, float* gray) {
    for (std::size_t i = 0; i < rgb[0].size(); ++i) {
        const float luma = mix.red * rgb[0][i] + mix.green * rgb[1][i] + mix.blue * rgb[2][i];
        gray[i] = std::clamp(luma * (1.0F / 255.0F), 0.0F, 1.0F);
    }
}

void blurGray(float* gray, int size) {  // [1 2 1]/4 both ways
    std::vector<float> copy(gray, gray + static_cast<std::ptrdiff_t>(size) * size);
    const auto pass = [size](const float* from, float* to, int step, int other) {
        for (int line = 0; line < size; ++line) {
            const float* in = from + static_cast<std::ptrdiff_t>(line) * other;
            float* out = to + static_cast<std::ptrdiff_t>(line) * other;
            for (int i = 0; i < size; ++i) {
                const std::ptrdiff_t at = static_cast<std::ptrdiff_t>(i) * step;
                const float before = in[i > 0 ? at - step : at];
                const float after = in[i + 1 < size ? at + step : at];
                out[at] = 0.25F * (before + after) + 0.5F * in[at];
            }
        }
    };
    pass(gray, copy.data(), 1, size);
    pass(copy.data(), gray, size, 1);
}

void ageGray(float* gray, int size, const Augmentation& augmentation, Random& random) {
    const auto count = static_cast<std::size_t>(size) * static_cast<std::size_t>(size);
    if (random.chance(augmentation.blur)) {
        const int times = 1 + random.below(3);
        for (int i = 0; i < times; ++i) blurGray(gray, size);
    }
    if (random.chance(augmentation.tone)) {
        const auto gamma = static_cast<float>(std::exp(random.uniform(-0.4, 0.4)));
        const auto contrast = static_cast<float>(random.uniform(0.7, 1.3));
        const auto lift = static_cast<float>(random.uniform(-0.08, 0.08));
        for (std::size_t i = 0; i < count; ++i) {
            const float curved = std::exp2(gamma * std::log2(std::max(gray[i], 1e-4F)));
            gray[i] = std::clamp(0.5F + (curved - 0.5F) * contrast + lift, 0.0F, 1.0F);
        }
    }
    if (random.chance(augmentation.vignette)) {
        const auto depth = static_cast<float>(random.uniform(0.1, 0.5));
        const float half = 0.5F * static_cast<float>(size);
        for (std::size_t i = 0; i < count; ++i) {
            const float x = (static_cast<float>(i % static_cast<std::size_t>(size)) - half) / half;
            const float y = (static_cast<float>(i / static_cast<std::size_t>(size)) - half) / half;
            gray[i] *= 1.0F - depth * 0.5F * (x * x + y * y);
        }
    }
    if (random.chance(augmentation.grain)) {
        const auto sigma = static_cast<float>(random.uniform(0.005, 0.05));
        for (std::size_t i = 0; i < count; ++i) {
            gray[i] = std::clamp(gray[i] + sigma * random.roughNormal(), 0.0F, 1.0F);
        }
    }
}

// Zhang 2017, as its PyTorch code reads; see metrics.md.
void drawHints(const float* a, const float* b, int size, double stop, Random& random,
               const SampleView& out) {
    const auto plane = static_cast<std::size_t>(size) * static_cast<std::size_t>(size);
    while (random.uniform() < 1.0 - stop) {
        const int side = 1 + random.below(9);
        const auto coordinate = [&] {
            const double drawn = size * (0.5 + 0.25 * random.normal()) - 0.5 * side;
            return static_cast<int>(std::clamp(drawn, 0.0, static_cast<double>(size - side)));
        };
        const int left = coordinate();
        const int top = coordinate();
        double sumA = 0.0;
        double sumB = 0.0;
        const auto each = [&](const auto& action) {
            for (int y = top; y < top + side; ++y) {
                for (int x = left; x < left + side; ++x) {
                    action(static_cast<std::size_t>(y) * static_cast<std::size_t>(size) +
                           static_cast<std::size_t>(x));
                }
            }
        };
        each([&](std::size_t at) {
            sumA += a[at];
            sumB += b[at];
        });
        const double area = static_cast<double>(side) * side * kHintScale;
        each([&](std::size_t at) {
            out.input[plane + at] = static_cast<float>(sumA / area);
            out.input[2 * plane + at] = static_cast<float>(sumB / area);
            out.input[3 * plane + at] = 1.0F;
        });
    }
}

void halve(const std::vector<float>& full, int size, float* half) {
    for (int y = 0; y < size / 2; ++y) {
        const float* upper = full.data() + static_cast<std::ptrdiff_t>(2 * y) * size;
        const float* lower = upper + size;
        for (int x = 0; x < size / 2; ++x) {
            *half++ = 0.25F * (upper[2 * x] + upper[2 * x + 1] + lower[2 * x] + lower[2 * x + 1]);
        }
    }
}

// Chroma of the crop: target at half size, and full-size planes for the hints.
struct FullChroma {
    std::vector<float> a;
    std::vector<float> b;
};

FullChroma writeTarget(const Planes& rgb, const SampleView& out) {
    const std::size_t count = rgb[0].size();
    FullChroma chroma{std::vector<float>(count), std::vector<float>(count)};
    chromaFromRgb(rgb[0].data(), rgb[1].data(), rgb[2].data(), count, chroma.a.data(),
                  chroma.b.data());
    halve(chroma.a, out.size, out.target);
    halve(chroma.b, out.size, out.target + static_cast<std::ptrdiff_t>(count / 4));
    std::fill(out.input + static_cast<std::ptrdiff_t>(count),
              out.input + static_cast<std::ptrdiff_t>(kInputChannels * count), 0.0F);
    return chroma;
}

}  // namespace

void makeTrainingSample(const PackImage& image, const Augmentation& augmentation, Random random,
                        const SampleView& out) {
    const Planes rgb = resample(image, randomBox(image, augmentation, random), out.size);
    const FullChroma chroma = writeTarget(rgb, out);
    writeGray(rgb, randomMix(augmentation, random), out.input);
    ageGray(out.input, out.size, augmentation, random);
    if (random.chance(augmentation.hints) && image.meanChroma >= augmentation.grayChroma) {
        drawHints(chroma.a.data(), chroma.b.data(), out.size, augmentation.hintStop, random, out);
    }
}

void makeValidationSample(const PackImage& image, bool hints, Random random,
                          const SampleView& out) {
    const double side = std::min(image.width, image.height);
    const CropBox box{0.5 * (image.width - side), 0.5 * (image.height - side), side, side, false};
    const Planes rgb = resample(image, box, out.size);
    const FullChroma chroma = writeTarget(rgb, out);
    writeGray(rgb, kBt601, out.input);
    if (hints) drawHints(chroma.a.data(), chroma.b.data(), out.size, 0.125, random, out);
}

}  // namespace kinechrome::nn
