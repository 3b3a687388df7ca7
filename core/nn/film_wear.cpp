// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/nn/film_wear.h"

#include <algorithm>
#include <cmath>

#include "core/nn/random.h"

namespace kinechrome::nn {
namespace {

using Gray = base::Plane<float>;

// What each of the wandering numbers of a roll is for: streams of the same seed.
enum Stream : std::uint64_t { kGain = 1, kOffset, kSwayX, kSwayY, kBreaks, kVisits, kSpecks };

constexpr double kSlowFrames = 6.0;    // frames from one knot of slow wandering to the next
constexpr double kBreakPixels = 12.0;  // network pixels from one knot of a broken line to the next

// -1..1, the same for the same seed, stream and index.
double noiseAt(std::uint64_t seed, Stream stream, std::int64_t index) {
    return Random(seed + stream * 0x9E6C63D0876A9A47U, static_cast<std::uint64_t>(index))
        .uniform(-1.0, 1.0);
}

// Value noise: smooth between the knots.
double smoothNoise(std::uint64_t seed, Stream stream, double at) {
    const double knot = std::floor(at);
    const double part = at - knot;
    const double eased = part * part * (3.0 - 2.0 * part);
    const auto index = static_cast<std::int64_t>(knot);
    const double low = noiseAt(seed, stream, index);
    return low + (noiseAt(seed, stream, index + 1) - low) * eased;
}

// Wanders slowly and jumps a little from frame to frame: -1..1.
double wander(std::uint64_t seed, Stream stream, std::int64_t frame) {
    const std::uint64_t other = ~seed;
    return 0.6 * smoothNoise(seed, stream, static_cast<double>(frame) / kSlowFrames) +
           0.4 * noiseAt(other, stream, frame);
}

float clipped(float value) {
    return std::clamp(value, 0.0F, 1.0F);
}

}  // namespace

FilmWear::FilmWear(const Augmentation& strengths, std::uint64_t seed) {
    Random random(seed ^ 0x5C7A7C4ED05711FEU);
    seed_ = random.next();
    if (random.chance(strengths.flicker)) {
        gain_ = random.uniform(0.02, 0.2);
        offset_ = random.uniform(0.0, 0.05);
    }
    if (random.chance(strengths.weave)) sway_ = random.uniform(0.2, 1.0);
    if (random.chance(strengths.scratches)) {
        specks_ = random.uniform(0.0, 4.0);
        const int lines = 1 + random.below(4);
        for (int i = 0; i < lines; ++i) {
            Scratch line;
            line.at = random.uniform();
            line.halfWidth = random.uniform(0.4, 1.2);
            line.depth = static_cast<float>(random.uniform(0.05, 0.3));
            if (random.chance(0.4)) line.depth = -line.depth;
            line.broken = random.uniform(0.0, 0.7);
            line.period = 2 + random.below(30);
            line.seed = random.next();
            scratches_.push_back(line);
        }
    }
}

void FilmWear::weave(Gray& gray, std::int64_t frame, double scale) const {
    if (sway_ == 0.0) return;
    const double moveX = sway_ * scale * wander(seed_, kSwayX, frame);
    const double moveY = sway_ * scale * wander(seed_, kSwayY, frame);
    const Gray from = gray.clone();
    const int wholeX = static_cast<int>(std::floor(moveX));
    const int wholeY = static_cast<int>(std::floor(moveY));
    const auto partX = static_cast<float>(moveX - wholeX);
    const auto partY = static_cast<float>(moveY - wholeY);
    const int width = gray.width();
    const int height = gray.height();
    for (int y = 0; y < height; ++y) {
        const float* above = from.row(std::clamp(y + wholeY, 0, height - 1));
        const float* below = from.row(std::clamp(y + wholeY + 1, 0, height - 1));
        float* out = gray.row(y);
        const auto at = [&](int x) { return above[x] + partY * (below[x] - above[x]); };
        for (int x = 0; x < width; ++x) {
            const float left = at(std::clamp(x + wholeX, 0, width - 1));
            const float right = at(std::clamp(x + wholeX + 1, 0, width - 1));
            out[x] = left + partX * (right - left);
        }
    }
}

void FilmWear::flicker(Gray& gray, std::int64_t frame) const {
    if (gain_ == 0.0) return;
    const auto gain = static_cast<float>(1.0 + gain_ * wander(seed_, kGain, frame));
    const auto offset = static_cast<float>(offset_ * wander(seed_, kOffset, frame));
    for (int y = 0; y < gray.height(); ++y) {
        float* row = gray.row(y);
        for (int x = 0; x < gray.width(); ++x) row[x] = clipped(row[x] * gain + offset);
    }
}

void FilmWear::drawLine(Gray& gray, const Scratch& line, std::int64_t frame, double scale) const {
    // In its stretch of frames it may be away; there it trembles by half a pixel.
    if (noiseAt(line.seed, kVisits, frame / line.period) < -0.4) return;
    const double center = line.at * gray.width() + 0.5 * scale * noiseAt(line.seed, kSwayX, frame);
    const double half = line.halfWidth * scale;
    const int first = std::max(0, static_cast<int>(std::ceil(center - half)));
    const int last = std::min(gray.width() - 1, static_cast<int>(std::floor(center + half)));
    const auto missing = 2.0 * line.broken - 1.0;  // the noise below which it is broken
    for (int y = 0; y < gray.height(); ++y) {
        const double along = y / (kBreakPixels * scale) + 0.37 * static_cast<double>(frame);
        const double there = smoothNoise(line.seed, kBreaks, along) - missing;
        const auto strength = line.depth * static_cast<float>(std::clamp(4.0 * there, 0.0, 1.0));
        if (strength == 0.0F) continue;
        float* row = gray.row(y);
        for (int x = first; x <= last; ++x) {
            const auto beside = static_cast<float>(1.0 - std::abs(x - center) / (half + 0.5));
            row[x] = clipped(row[x] + strength * beside);
        }
    }
}

void FilmWear::drawDust(Gray& gray, std::int64_t frame, double scale) const {
    Random random(seed_ + kSpecks, static_cast<std::uint64_t>(frame));
    const int count = static_cast<int>(specks_ * 2.0 * random.uniform() + 0.5);
    for (int i = 0; i < count; ++i) {
        const double x = random.uniform() * gray.width();
        const double y = random.uniform() * gray.height();
        const double radius = random.uniform(0.5, 1.8) * scale;
        const float shade =
            random.chance(0.6) ? 0.95F : 0.05F;  // dirt on the negative prints white
        const auto cover = static_cast<float>(random.uniform(0.3, 1.0));
        const int reach = static_cast<int>(std::ceil(radius));
        const int left = static_cast<int>(x);
        const int top = static_cast<int>(y);
        for (int v = std::max(0, top - reach); v <= std::min(gray.height() - 1, top + reach); ++v) {
            for (int u = std::max(0, left - reach); u <= std::min(gray.width() - 1, left + reach);
                 ++u) {
                const double away = std::hypot(u - x, v - y) / radius;
                if (away >= 1.0) continue;
                const float part = cover * static_cast<float>(std::min(1.0, 2.0 * (1.0 - away)));
                float& value = gray.at(u, v);
                value += part * (shade - value);
            }
        }
    }
}

void FilmWear::scratch(Gray& gray, std::int64_t frame, double scale) const {
    for (const Scratch& line : scratches_) drawLine(gray, line, frame, scale);
    if (specks_ > 0.0) drawDust(gray, frame, scale);
}

}  // namespace kinechrome::nn
