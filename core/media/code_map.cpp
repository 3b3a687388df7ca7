// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/media/code_map.h"

#include <algorithm>
#include <cmath>

namespace kinechrome::media {

namespace {

std::vector<float> linearMap(double maxCode, double zero, double swing, double toZero,
                             double toSwing) {
    std::vector<float> map(static_cast<std::size_t>(maxCode) + 1);
    for (std::size_t code = 0; code < map.size(); ++code) {
        const double value = (static_cast<double>(code) - zero) / swing;
        map[code] = static_cast<float>(toZero + value * toSwing);
    }
    return map;
}

}  // namespace

std::vector<float> lumaMap(const color::ColorDescription& from, const color::ColorDescription& to) {
    const color::CodeScale a = color::codeScale(from);
    const color::CodeScale b = color::codeScale(to);
    return linearMap(a.maxCode, a.lumaBlack, a.lumaSwing, b.lumaBlack, b.lumaSwing);
}

std::vector<float> chromaMap(const color::ColorDescription& from,
                             const color::ColorDescription& to) {
    const color::CodeScale a = color::codeScale(from);
    const color::CodeScale b = color::codeScale(to);
    return linearMap(a.maxCode, a.chromaNeutral, a.chromaSwing, b.chromaNeutral, b.chromaSwing);
}

std::vector<float> depthMap(int fromDepth, int toDepth) {
    const double a = std::exp2(fromDepth) - 1.0;
    const double b = std::exp2(toDepth) - 1.0;
    return linearMap(a, 0.0, a, 0.0, b);
}

std::uint16_t toCode(float value, float maxCode) {
    return static_cast<std::uint16_t>(std::clamp(value, 0.0F, maxCode) + 0.5F);
}

}  // namespace kinechrome::media
