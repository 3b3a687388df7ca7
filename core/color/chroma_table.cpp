// SPDX-License-Identifier: GPL-3.0-or-later
// Building and reading the two tables of the luma lock.
#include "core/color/chroma_table.h"

#include <algorithm>
#include <array>
#include <cmath>

#include "core/color/gamut_search.h"
#include "core/color/rising_rgb.h"

namespace kinechrome::color {
namespace {

// Both tables run over u = sqrt(Y'), which spends half of the levels on the darkest quarter, where
// the toes of the two curves bend.
constexpr int kLevels = 64;
constexpr int kGamutLevels = 128;
constexpr int kChroma = 29;  // a*, b* from -112 to 112 in steps of 8
constexpr float kChromaStep = 8.0F;
constexpr float kChromaMin = -112.0F;
constexpr int kHues = 256;  // around the diamond |a*| + |b*| = 1
constexpr int kHueStride = kHues + 1;

// A step in L* beyond this means that the table was too coarse there (deep blue).
constexpr float kSolvedStep = 0.25F;

// The last few per cent of shrinking scale Cb and Cr together, along a line of constant Y': so
// little of it turns no hue that anybody sees.
constexpr float kNearlyFits = 0.98F;

// A channel may leave 0..1 by a fraction of a 16-bit code: single precision is no finer.
constexpr float kWhiteLimit = 1.000004F;
constexpr float kBlackLimit = -0.000004F;

float lumaAt(int level, int levels) {
    const float u = static_cast<float>(level) / static_cast<float>(levels - 1);
    return u * u;
}

// 0..4 around the diamond, starting at +a* and going towards +b*.
float diamondAngle(float a, float b) {
    const float s = b / (std::abs(a) + std::abs(b));
    if (a < 0.0F) return 2.0F - s;
    return b < 0.0F ? 4.0F + s : s;
}

}  // namespace

// Pixels on their way through the solution, one array per quantity so that the arithmetic becomes
// vector code. Neutral pixels, and those without a sensible value, are calculated as mid gray.
struct ChromaTable::Block {
    using Row = std::array<float, kBlock>;
    int count = 0;
    Row y = filled(0.5F);
    Row a{}, b{};
    Row l = filled(50.0F);
    Row step{}, cb{}, cr{}, fit{};

    void set(int i, float luma, float aStar, float bStar) {
        const auto k = static_cast<std::size_t>(i);
        // Written so that not-a-number counts as neutral.
        const bool colored = luma > 0.0F && luma < 1.0F &&
                             std::abs(aStar) + std::abs(bStar) > 1e-4F &&
                             std::abs(aStar) + std::abs(bStar) < 1e6F;
        y[k] = colored ? luma : 0.5F;
        a[k] = colored ? aStar : 0.0F;
        b[k] = colored ? bStar : 0.0F;
    }
    static Row filled(float value) {
        Row row;
        row.fill(value);
        return row;
    }
};

ChromaTable::ChromaTable(const LumaWeights& weights)
    : kr_(static_cast<float>(weights.kr)),
      kg_(static_cast<float>(weights.kg())),
      kb_(static_cast<float>(weights.kb)),
      cbGain_(static_cast<float>(0.5 / (1.0 - weights.kb))),
      crGain_(static_cast<float>(0.5 / (1.0 - weights.kr))) {
    fillLightness(weights);
    fillGamut(weights);
}

void ChromaTable::fillLightness(const LumaWeights& lumaWeights) {
    const FastWeights weights(lumaWeights);
    lightness_.resize(std::size_t{kLevels} * kChroma * kChroma);
    float* out = lightness_.data();
    for (int level = 0; level < kLevels; ++level) {
        const float y = lumaAt(level, kLevels);
        for (int j = 0; j < kChroma; ++j) {
            const float b = kChromaMin + kChromaStep * static_cast<float>(j);
            float guess = 50.0F;
            for (int i = 0; i < kChroma; ++i) {
                const float a = kChromaMin + kChromaStep * static_cast<float>(i);
                guess = solveLightness(y, a, b, weights, guess);
                *out++ = guess;
            }
        }
    }
}

void ChromaTable::fillGamut(const LumaWeights& lumaWeights) {
    const FastWeights weights(lumaWeights);
    gamutLimit_.reserve(std::size_t{kGamutLevels} * kHueStride);
    for (int level = 0; level < kGamutLevels; ++level) {
        const float y = lumaAt(level, kGamutLevels);
        for (int hue = 0; hue < kHueStride; ++hue) {
            const float q = 4.0F * static_cast<float>(hue) / kHues;
            const float a = std::abs(q - 2.0F) - 1.0F;
            const float b = q > 3.0F ? q - 4.0F : 1.0F - std::abs(q - 1.0F);
            gamutLimit_.push_back(largestChroma(y, a, b, weights));
        }
    }
}

float ChromaTable::lightness(float y, float a, float b) const {
    const auto cell = [](float position, int size, int& index) {
        index = std::clamp(static_cast<int>(position), 0, size - 2);
        return position - static_cast<float>(index);
    };
    int k = 0;
    int j = 0;
    int i = 0;
    const float w = cell(std::sqrt(y) * (kLevels - 1.0F), kLevels, k);
    const float v = cell((b - kChromaMin) * (1.0F / kChromaStep), kChroma, j);
    const float t = cell((a - kChromaMin) * (1.0F / kChromaStep), kChroma, i);
    const float* p = lightness_.data() + (k * kChroma + j) * kChroma + i;
    const auto line = [t](const float* q) { return q[0] + t * (q[1] - q[0]); };
    const auto sheet = [&](const float* q) {
        const float near = line(q);
        return near + v * (line(q + kChroma) - near);
    };
    const float near = sheet(p);
    return near + w * (sheet(p + kChroma * kChroma) - near);
}

float ChromaTable::gamutLimit(float y, float a, float b) const {
    const float hue = diamondAngle(a, b) * (kHues / 4.0F);
    const int i = std::clamp(static_cast<int>(hue), 0, kHues - 1);
    const float u = std::sqrt(y) * (kGamutLevels - 1.0F);
    const int k = std::clamp(static_cast<int>(u), 0, kGamutLevels - 2);
    const float t = hue - static_cast<float>(i);
    const float w = u - static_cast<float>(k);
    const float* p = gamutLimit_.data() + k * kHueStride + i;
    const float near = p[0] + t * (p[1] - p[0]);
    const float far = p[kHueStride] + t * (p[kHueStride + 1] - p[kHueStride]);
    return near + w * (far - near);
}

void ChromaTable::solve(const float* y, const float* a, const float* b, int count, float* cb,
                        float* cr) const {
    Block all;
    Block rest;
    std::array<int, kBlock> place{};
    for (int start = 0; start < count; start += kBlock) {
        all.count = std::min(kBlock, count - start);
        for (int i = 0; i < all.count; ++i) all.set(i, y[start + i], a[start + i], b[start + i]);
        guess(all);
        refine(all);

        // What does not fit the gamut as asked, or is not solved in one step, is gathered.
        rest.count = 0;
        for (int i = 0; i < all.count; ++i) {
            const auto k = static_cast<std::size_t>(i);
            cb[start + i] = all.cb[k];
            cr[start + i] = all.cr[k];
            if (all.fit[k] >= 1.0F && std::abs(all.step[k]) < kSolvedStep) continue;
            place[static_cast<std::size_t>(rest.count)] = start + i;
            rest.set(rest.count++, all.y[k], all.a[k], all.b[k]);
        }
        if (rest.count == 0) continue;
        shrink(rest);
        for (int i = 0; i < rest.count; ++i) {
            const auto k = static_cast<std::size_t>(i);
            cb[place[k]] = rest.fit[k] * rest.cb[k];
            cr[place[k]] = rest.fit[k] * rest.cr[k];
        }
    }
}

void ChromaTable::shrink(Block& block) const {
    const auto count = static_cast<std::size_t>(block.count);
    const auto refineWell = [&] {
        guess(block);
        for (int step = 0; step < 3; ++step) {
            refine(block);
            for (std::size_t k = 0; k < count; ++k) block.l[k] += block.step[k];
        }
    };
    // The limit is interpolated and misses the sharpest corners of the gamut, so the solution for
    // the chroma as asked has the first word.
    refineWell();
    for (std::size_t k = 0; k < count; ++k) {
        const bool fits = block.fit[k] > kNearlyFits && std::abs(block.step[k]) < kSolvedStep;
        const float limit = gamutLimit(block.y[k], block.a[k], block.b[k]);
        const float asked = std::abs(block.a[k]) + std::abs(block.b[k]);
        const float factor = fits ? 1.0F : std::min(1.0F, limit / asked);
        block.a[k] *= factor;
        block.b[k] *= factor;
    }
    refineWell();
}

void ChromaTable::guess(Block& block) const {
    for (std::size_t k = 0; k < static_cast<std::size_t>(block.count); ++k) {
        block.l[k] = lightness(block.y[k], block.a[k], block.b[k]);
    }
}

void ChromaTable::refine(Block& block) const {
    // Copies, which nothing can alias.
    const float kr = kr_;
    const float kg = kg_;
    const float kb = kb_;
    const float cbGain = cbGain_;
    const float crGain = crGain_;
    const auto count = static_cast<std::size_t>(block.count);
    for (std::size_t k = 0; k < count; ++k) {
        const float y = block.y[k];
        const RisingRgb c = risingRgb(block.l[k], block.a[k], block.b[k]);
        const float step =
            (y - (kr * c.r + kg * c.g + kb * c.b)) / (kr * c.dr + kg * c.dg + kb * c.db);
        const float r = c.r + step * c.dr - y;
        const float g = c.g + step * c.dg - y;
        const float b = c.b + step * c.db - y;
        // How far from neutral to this colour the gamut reaches, at this Y'.
        const float above = larger(larger(r, g), larger(b, 1e-6F));
        const float below = -smaller(smaller(r, g), smaller(b, -1e-6F));
        const float room = smaller((kWhiteLimit - y) / above, (y - kBlackLimit) / below);
        block.step[k] = step;
        block.cb[k] = cbGain * b;
        block.cr[k] = crGain * r;
        block.fit[k] = larger(0.0F, smaller(1.0F, room));
    }
}

}  // namespace kinechrome::color
