// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/nn/print_depth.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <cstddef>

namespace kinechrome::nn {
namespace {

constexpr int kSteps = 1024;

std::array<float, kSteps + 1> makeCubeRoots() {
    std::array<float, kSteps + 1> table{};
    for (std::size_t i = 0; i < table.size(); ++i) {
        const double code = static_cast<double>(i) / kSteps;
        const double light = code <= 0.04045 ? code / 12.92 : std::pow((code + 0.055) / 1.055, 2.4);
        table[i] = static_cast<float>(
            light > 216.0 / 24389.0 ? std::cbrt(light) : (24389.0 / 27.0 * light + 16.0) / 116.0);
    }
    return table;
}

float cubeRoot(float code) {
    static const std::array<float, kSteps + 1> kTable = makeCubeRoots();
    return kTable[static_cast<std::size_t>(std::clamp(code, 0.0F, 1.0F) * kSteps + 0.5F)];
}

}  // namespace

float chromaKept(float scene, float print) {
    return std::min(1.0F, cubeRoot(print) / cubeRoot(scene));
}

}  // namespace kinechrome::nn
