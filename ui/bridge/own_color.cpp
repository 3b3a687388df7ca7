// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/bridge/own_color.h"

#include <algorithm>

namespace kinechrome::ui {
namespace {

constexpr int columns = 160;

// Mean of a block of pixels, one channel (0 red, 1 green, 2 blue).
std::uint8_t blockMean(const base::Plane<std::uint32_t>& pixels, int x, int y, int step,
                       int channel) {
    unsigned sum = 0;
    for (int dy = 0; dy < step; ++dy) {
        for (int dx = 0; dx < step; ++dx) {
            sum += (pixels.at(x + dx, y + dy) >> (8 * channel)) & 0xffU;
        }
    }
    return static_cast<std::uint8_t>(sum / static_cast<unsigned>(step * step));
}

}  // namespace

color::Tint tintOf(const pipeline::PreviewImage& image) {
    const base::Plane<std::uint32_t>& pixels = image.rgba;
    const int step = std::max(1, pixels.width() / columns);
    color::PictureFormat format;
    format.width = pixels.width() / step;
    format.height = pixels.height() / step;
    format.layout = color::PlaneLayout::Rgb;
    format.color = {color::Range::Full, color::Matrix::Rgb, color::ChromaSiting::Left, 8};
    if (format.width <= 0 || format.height <= 0) return {};
    const color::Picture picture = color::Picture::allocate(format);
    constexpr int channelOfPlane[] = {1, 2, 0};  // planes are G, B, R
    for (int plane = 0; plane < 3; ++plane) {
        auto samples = picture.plane<std::uint8_t>(plane);
        for (int y = 0; y < format.height; ++y) {
            for (int x = 0; x < format.width; ++x) {
                samples.at(x, y) =
                    blockMean(pixels, x * step, y * step, step, channelOfPlane[plane]);
            }
        }
    }
    return color::measureTint(picture);
}

}  // namespace kinechrome::ui
