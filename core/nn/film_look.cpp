// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/nn/film_look.h"

#include <algorithm>
#include <cmath>
#include <cstddef>
#include <vector>

namespace kinechrome::nn {
namespace {

using Gray = base::Plane<float>;

void blurLine(const float* in, float* out, int count, std::ptrdiff_t step) {  // [1 2 1] / 4
    for (int i = 0; i < count; ++i) {
        const std::ptrdiff_t at = i * step;
        const float before = in[i > 0 ? at - step : at];
        const float after = in[i + 1 < count ? at + step : at];
        out[at] = 0.25F * (before + after) + 0.5F * in[at];
    }
}

// The mean of 2 * radius + 1 neighbours, borders repeated; `from` and `to` are count values apart
// by step.
void boxLine(float* line, int count, std::ptrdiff_t step, int radius, std::vector<float>& copy) {
    copy.resize(static_cast<std::size_t>(count));
    for (int i = 0; i < count; ++i) copy[static_cast<std::size_t>(i)] = line[i * step];
    const auto at = [&copy, count](int i) {
        return static_cast<double>(copy[static_cast<std::size_t>(std::clamp(i, 0, count - 1))]);
    };
    double sum = 0.0;
    for (int i = -radius; i <= radius; ++i) sum += at(i);
    for (int i = 0; i < count; ++i) {
        line[i * step] = static_cast<float>(sum / (2 * radius + 1));
        sum += at(i + radius + 1) - at(i - radius);
    }
}

// One pass of [1 2 1] / 4 has variance 1/2; at larger scales three boxes of about the same
// variance as all passes do the same at a cost that does not grow.
void blur(Gray& gray, int times, double scale) {
    const int width = gray.width();
    const int height = gray.height();
    if (scale < 1.5) {
        for (int pass = 0; pass < times; ++pass) {
            Gray copy(width, height);
            for (int y = 0; y < height; ++y) blurLine(gray.row(y), copy.row(y), width, 1);
            for (int y = 0; y < height; ++y) {
                const float* above = copy.row(std::max(0, y - 1));
                const float* here = copy.row(y);
                const float* below = copy.row(std::min(height - 1, y + 1));
                float* out = gray.row(y);
                for (int x = 0; x < width; ++x) {
                    out[x] = 0.25F * (above[x] + below[x]) + 0.5F * here[x];
                }
            }
        }
        return;
    }
    const double variance = 0.5 * times * scale * scale;
    const int radius =
        std::max(1, static_cast<int>(std::lround(0.5 * (std::sqrt(4.0 * variance + 1.0) - 1.0))));
    std::vector<float> copy;
    for (int pass = 0; pass < 3; ++pass) {
        for (int y = 0; y < height; ++y) boxLine(gray.row(y), width, 1, radius, copy);
        for (int x = 0; x < width; ++x) {
            boxLine(gray.row(0) + x, height, gray.stride(), radius, copy);
        }
    }
}

template <class Action>
void forEachRow(Gray& gray, const Action& action) {
    for (int y = 0; y < gray.height(); ++y) action(gray.row(y), y);
}

void addFineGrain(Gray& gray, float sigma, Random& noise) {
    forEachRow(gray, [&](float* row, int) {
        for (int x = 0; x < gray.width(); ++x) {
            row[x] = std::clamp(row[x] + sigma * noise.roughNormal(), 0.0F, 1.0F);
        }
    });
}

// Noise on a grid `scale` pixels wide, read between its points. Reading between four of them
// leaves 4/9 of the variance on average, which 1.5 makes up for.
void addCoarseGrain(Gray& gray, float sigma, double scale, Random& noise) {
    Gray grid(static_cast<int>(gray.width() / scale) + 2,
              static_cast<int>(gray.height() / scale) + 2);
    forEachRow(grid, [&](float* row, int) {
        for (int x = 0; x < grid.width(); ++x) row[x] = 1.5F * sigma * noise.roughNormal();
    });
    forEachRow(gray, [&](float* row, int y) {
        const auto top = static_cast<int>(y / scale);
        const auto down = static_cast<float>(y / scale - top);
        for (int x = 0; x < gray.width(); ++x) {
            const auto left = static_cast<int>(x / scale);
            const auto right = static_cast<float>(x / scale - left);
            const float* above = grid.row(top) + left;
            const float* below = grid.row(top + 1) + left;
            const float grain = (1.0F - down) * (above[0] + right * (above[1] - above[0])) +
                                down * (below[0] + right * (below[1] - below[0]));
            row[x] = std::clamp(row[x] + grain, 0.0F, 1.0F);
        }
    });
}

}  // namespace

SpectralMix drawSpectralMix(const Augmentation& strengths, Random& random) {
    if (!random.chance(strengths.spectralMix)) return random.chance(0.6) ? kBt601Mix : kBt709Mix;
    const double red = random.uniform(0.0, 0.6);
    const double green = random.uniform(0.2, 1.0);
    const double blue = random.uniform(0.05, 0.7);
    const double sum = red + green + blue;
    return {static_cast<float>(red / sum), static_cast<float>(green / sum),
            static_cast<float>(blue / sum)};
}

FilmLook::FilmLook(const Augmentation& strengths, std::uint64_t seed) {
    Random random(seed);
    *this = FilmLook(strengths, random, seed);
    seed_ = random.next();
}

FilmLook::FilmLook(const Augmentation& strengths, Random& random, std::uint64_t wear)
    : wear_(strengths, wear) {
    if (random.chance(strengths.blur)) blurTimes_ = 1 + random.below(3);
    if (random.chance(strengths.tone)) {
        curved_ = true;
        gamma_ = static_cast<float>(std::exp(random.uniform(-0.4, 0.4)));
        contrast_ = static_cast<float>(random.uniform(0.7, 1.3));
        lift_ = static_cast<float>(random.uniform(-0.08, 0.08));
    }
    if (random.chance(strengths.vignette)) {
        vignette_ = static_cast<float>(random.uniform(0.1, 0.5));
    }
    if (random.chance(strengths.grain)) grain_ = static_cast<float>(random.uniform(0.005, 0.05));
}

void FilmLook::apply(base::Plane<float>& gray, std::int64_t frame) const {
    Random noise(seed_, static_cast<std::uint64_t>(frame));
    const int side = std::min(gray.width(), gray.height());
    age(gray, frame, std::max(1.0, static_cast<double>(side) / kReferenceSide), noise);
}

void FilmLook::applyToCrop(base::Plane<float>& gray, std::int64_t frame, Random& noise) const {
    age(gray, frame, 1.0, noise);
}

float FilmLook::printed(float gray) const {
    if (!curved_) return gray;
    const float curve = std::exp2(gamma_ * std::log2(std::max(gray, 1e-4F)));
    return std::clamp(0.5F + (curve - 0.5F) * contrast_ + lift_, 0.0F, 1.0F);
}

void FilmLook::age(base::Plane<float>& gray, std::int64_t frame, double scale,
                   Random& noise) const {
    if (gray.empty()) return;
    wear_.weave(gray, frame, scale);
    if (blurTimes_ > 0) blur(gray, blurTimes_, scale);
    if (curved_) {
        forEachRow(gray, [&](float* row, int) {
            for (int x = 0; x < gray.width(); ++x) row[x] = printed(row[x]);
        });
    }
    if (vignette_ > 0.0F) {
        const float halfWidth = 0.5F * static_cast<float>(gray.width());
        const float halfHeight = 0.5F * static_cast<float>(gray.height());
        forEachRow(gray, [&](float* row, int line) {
            const float y = (static_cast<float>(line) - halfHeight) / halfHeight;
            for (int column = 0; column < gray.width(); ++column) {
                const float x = (static_cast<float>(column) - halfWidth) / halfWidth;
                row[column] *= 1.0F - vignette_ * 0.5F * (x * x + y * y);
            }
        });
    }
    wear_.flicker(gray, frame);
    if (grain_ > 0.0F && scale > 1.0) addCoarseGrain(gray, grain_, scale, noise);
    if (grain_ > 0.0F && scale <= 1.0) addFineGrain(gray, grain_, noise);
    wear_.scratch(gray, frame, scale);
}

}  // namespace kinechrome::nn
