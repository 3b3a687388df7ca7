// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/pipeline/simulated_hints.h"

#include <algorithm>
#include <random>

#include "core/color/luma_lock.h"

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

}  // namespace

std::vector<edit::Hint> simulateHints(const color::Picture& truth, int count) {
    const auto lab = color::decodeLab(truth);
    const int width = lab.a.width();
    const int height = lab.a.height();
    const int reach = static_cast<int>(hintRadius * width);
    std::mt19937 random(hintSeed);
    std::uniform_real_distribution<double> place(0.0, 1.0);
    std::vector<edit::Hint> hints;
    for (int i = 0; i < count; ++i) {
        const int x = std::min(width - 1, static_cast<int>(place(random) * width));
        const int y = std::min(height - 1, static_cast<int>(place(random) * height));
        edit::Hint hint;
        hint.x = (x + 0.5) / width;
        hint.y = (y + 0.5) / width;
        hint.radius = hintRadius;
        hint.a = meanAround(lab.a, x, y, reach);
        hint.b = meanAround(lab.b, x, y, reach);
        hints.push_back(hint);
    }
    return hints;
}

}  // namespace kinechrome::pipeline
