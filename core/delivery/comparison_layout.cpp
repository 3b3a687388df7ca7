// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/delivery/comparison_layout.h"

#include <algorithm>
#include <cmath>

namespace kinechrome::delivery {

namespace {

constexpr int leastBand = 16;
constexpr int mostBand = 56;
constexpr int bandsOfView = 16;  // a band is this part of a view's height

int even(int length) {
    return length + length % 2;
}

}  // namespace

ComparisonLayout layOut(int filmWidth, int filmHeight, int views) {
    ComparisonLayout layout;
    layout.views = views;
    const int most = widestViews / views / 2 * 2;
    layout.viewWidth = std::min(filmWidth, most);
    layout.viewHeight = filmHeight;
    if (filmWidth > most) {
        const double scale = static_cast<double>(most) / filmWidth;
        layout.viewHeight = std::max(2, even(static_cast<int>(filmHeight * scale)));
    }
    layout.cellWidth = even(layout.viewWidth);
    layout.cellHeight = even(layout.viewHeight);
    layout.bandHeight = even(std::clamp(layout.viewHeight / bandsOfView, leastBand, mostBand));
    return layout;
}

color::PictureFormat comparisonFormat(const ComparisonLayout& layout, color::Matrix film) {
    color::PictureFormat format;
    format.width = layout.width();
    format.height = layout.height();
    format.layout = color::PlaneLayout::Yuv;
    format.color.range = color::Range::Limited;
    format.color.matrix = film == color::Matrix::Rgb ? color::Matrix::Bt709 : film;
    return format;
}

void put(const picture::RgbImage& image, const color::Picture& picture, int x, int y) {
    const color::LumaWeights weights = color::lumaWeights(picture.format.color.matrix);
    const color::CodeScale scale = color::codeScale(picture.format.color);
    const auto kr = static_cast<float>(weights.kr);
    const auto kg = static_cast<float>(weights.kg());
    const auto kb = static_cast<float>(weights.kb);
    const auto black = static_cast<float>(scale.lumaBlack) + 0.5F;
    const auto neutral = static_cast<float>(scale.chromaNeutral) + 0.5F;
    const auto swing = static_cast<float>(scale.lumaSwing / 255.0);
    const auto blue = static_cast<float>(scale.chromaSwing / 255.0 / (2.0 * (1.0 - weights.kb)));
    const auto red = static_cast<float>(scale.chromaSwing / 255.0 / (2.0 * (1.0 - weights.kr)));
    auto luma = picture.plane<std::uint8_t>(0);
    auto cb = picture.plane<std::uint8_t>(1);
    auto cr = picture.plane<std::uint8_t>(2);
    const std::uint8_t* from = image.samples.data();
    for (int row = 0; row < image.height; ++row) {
        std::uint8_t* toLuma = luma.row(y + row) + x;
        std::uint8_t* toCb = cb.row(y + row) + x;
        std::uint8_t* toCr = cr.row(y + row) + x;
        for (int i = 0; i < image.width; ++i, from += 3) {
            const auto r = static_cast<float>(from[0]);
            const auto b = static_cast<float>(from[2]);
            const float gray = kr * r + kg * static_cast<float>(from[1]) + kb * b;
            toLuma[i] = static_cast<std::uint8_t>(black + swing * gray);
            toCb[i] = static_cast<std::uint8_t>(neutral + blue * (b - gray));
            toCr[i] = static_cast<std::uint8_t>(neutral + red * (r - gray));
        }
    }
}

}  // namespace kinechrome::delivery
