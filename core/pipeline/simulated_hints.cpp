// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/pipeline/simulated_hints.h"

#include <algorithm>
#include <random>

namespace kinechrome::pipeline {

namespace {

double meanAround(const base::Plane<float>& plane, int x, int y, int reach) {
    double sum = 0.0;
    int count = 0;
    for (int row = std::max(0, y - reach); row <= std::min(plane.height() - 1, y + reach); ++row) {
        for (int i = std::max(0, x - reach); i <= std::min(plane.width() - 1, x + reach); ++i) {
            sum += plane.at(i, row);
            ++count;
        }
    }
    return sum / count;
}

// FNV-1a: std::hash may differ from machine to machine.
std::uint64_t seedOf(std::string_view name) {
    std::uint64_t hash = 14695981039346656037ULL;
    for (const char c : name) {
        hash = (hash ^ static_cast<unsigned char>(c)) * 1099511628211ULL;
    }
    return hash + hintSeed;
}

// 0..1, the upper end out; the standard leaves the bits of its distributions open.
double share(std::mt19937_64& random) {
    return static_cast<double>(random() >> 11U) * 0x1p-53;
}

}  // namespace

std::vector<edit::Hint> simulateHints(const color::LabPlanes& truth, std::string_view name,
                                      int count) {
    const int width = truth.a.width();
    const int height = truth.a.height();
    const int reach = static_cast<int>(hintRadius * width);
    std::mt19937_64 random(seedOf(name));
    std::vector<edit::Hint> hints;
    for (int i = 0; i < count; ++i) {
        const int x = std::min(width - 1, static_cast<int>(share(random) * width));
        const int y = std::min(height - 1, static_cast<int>(share(random) * height));
        edit::Hint hint;
        hint.x = (x + 0.5) / width;
        hint.y = (y + 0.5) / width;
        hint.radius = hintRadius;
        hint.a = meanAround(truth.a, x, y, reach);
        hint.b = meanAround(truth.b, x, y, reach);
        hints.push_back(hint);
    }
    return hints;
}

}  // namespace kinechrome::pipeline
