// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/unit/nn/moving_clip.h"

#include <cmath>

namespace kinechrome::test {
namespace {

std::uint8_t wave(double at) {
    return static_cast<std::uint8_t>(std::lround(128.0 + 80.0 * std::sin(at)));
}

}  // namespace

nn::PackClip movingClip(int width, int height, int frames, int stepX, int stepY) {
    nn::PackClip clip;
    clip.width = width;
    clip.height = height;
    clip.meanChroma = 30.0F;
    const auto cells = static_cast<std::size_t>(nn::flowSide(width)) *
                       static_cast<std::size_t>(nn::flowSide(height));
    for (int k = 0; k < frames; ++k) {
        auto& rgb = clip.frames.emplace_back();
        for (int y = 0; y < height; ++y) {
            for (int x = 0; x < width; ++x) {
                const double u = x + k * stepX;
                const double v = y + k * stepY;
                rgb.push_back(wave(u / 9.0));
                rgb.push_back(wave(v / 11.0));
                rgb.push_back(wave((u + v) / 13.0));
            }
        }
        const auto flowOf = [&](int times) {
            std::vector<float> flow;
            for (std::size_t i = 0; i < cells; ++i) {
                flow.push_back(static_cast<float>(times * stepX));
                flow.push_back(static_cast<float>(times * stepY));
            }
            return flow;
        };
        clip.toPrevious.push_back(k > 0 ? flowOf(1) : std::vector<float>());
        clip.toFirst.push_back(k > 0 ? flowOf(k) : std::vector<float>());
        clip.validPrevious.emplace_back(k > 0 ? cells : 0, std::uint8_t{1});
        clip.validFirst.emplace_back(k > 0 ? cells : 0, std::uint8_t{1});
    }
    return clip;
}

}  // namespace kinechrome::test
