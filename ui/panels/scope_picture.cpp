// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/panels/scope_picture.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <vector>

namespace kinechrome::ui {
namespace {

// BT.709 in 2^16ths.
constexpr int red16 = 13933;
constexpr int green16 = 46871;
constexpr int blue16 = 4732;
constexpr int levels = largestScope;  // of luma
constexpr double redWeight = 0.2126;
constexpr double greenWeight = 0.7152;
constexpr double blueWeight = 0.0722;

int luma16(const uchar* pixel) {
    return red16 * pixel[0] + green16 * pixel[1] + blue16 * pixel[2];
}

// Brightness of a trace: few pixels are seen already, many do not flood it. 1 pixel in 100,000
// gives a third, 1 in 500 and more all of it.
double brightness(std::uint32_t count, double total) {
    if (count == 0) return 0.0;
    const double share = static_cast<double>(count) / total;
    return std::clamp(0.33 + 0.67 * (std::log10(share) + 5.0) / 2.3, 0.33, 1.0);
}

// The colour at a place of the plane, at a luma at which a screen can show most of it.
QColor tint(double cb, double cr) {
    constexpr double luma = 0.55;
    const double red = luma + 2.0 * (1.0 - redWeight) * cr;
    const double blue = luma + 2.0 * (1.0 - blueWeight) * cb;
    const double green = (luma - redWeight * red - blueWeight * blue) / greenWeight;
    const auto part = [](double value) { return static_cast<float>(std::clamp(value, 0.0, 1.0)); };
    return QColor::fromRgbF(part(red), part(green), part(blue));
}

}  // namespace

QPointF chromaOf(double red, double green, double blue) {
    const double luma = lumaOf(red, green, blue);
    return {(blue - luma) / (2.0 * (1.0 - blueWeight)), (red - luma) / (2.0 * (1.0 - redWeight))};
}

double lumaOf(double red, double green, double blue) {
    return redWeight * red + greenWeight * green + blueWeight * blue;
}

QImage vectorscopeImage(const QImage& picture, int side, int gain) {
    std::vector<std::uint32_t> counts(static_cast<std::size_t>(side) * side);
    const auto scale = [gain, side](double weight) {
        return static_cast<float>(gain * (side / 255.0) / (2.0 * (1.0 - weight)));
    };
    const float middle = static_cast<float>(side) / 2.0F;
    const float ofBlue = scale(blueWeight);
    const float ofRed = scale(redWeight);
    for (int y = 0; y < picture.height(); ++y) {
        const uchar* pixel = picture.constScanLine(y);
        for (int x = 0; x < picture.width(); ++x, pixel += 4) {
            const float luma = static_cast<float>(luma16(pixel)) / 65536.0F;
            const int across =
                static_cast<int>(middle + (static_cast<float>(pixel[2]) - luma) * ofBlue);
            const int down =
                static_cast<int>(middle - (static_cast<float>(pixel[0]) - luma) * ofRed);
            if (across < 0 || down < 0 || across >= side || down >= side) continue;
            ++counts[static_cast<std::size_t>(down * side + across)];
        }
    }
    QImage scope(side, side, QImage::Format_RGB32);
    const double total = static_cast<double>(picture.width()) * picture.height();
    for (int y = 0; y < side; ++y) {
        auto* out = reinterpret_cast<QRgb*>(scope.scanLine(y));
        for (int x = 0; x < side; ++x) {
            const double light = brightness(counts[static_cast<std::size_t>(y * side + x)], total);
            const double reach = 1.0 / (side * gain);
            out[x] = light == 0.0 ? qRgb(0, 0, 0)
                                  : tint((x - side / 2) * reach, (side / 2 - y) * reach)
                                        .darker(static_cast<int>(100.0 / light))
                                        .rgb();
        }
    }
    return scope;
}

QImage waveformImage(const QImage& picture, QSize size) {
    const int width = std::clamp(picture.width(), 1, std::max(size.width(), 1));
    const int height = std::clamp(size.height(), 1, levels);
    // A row for each level first, so that no row of the scope stands for more of them than another.
    std::vector<std::uint32_t> counts(static_cast<std::size_t>(width) * levels);
    std::vector<std::size_t> columnOf(static_cast<std::size_t>(picture.width()));
    for (std::size_t x = 0; x < columnOf.size(); ++x) {
        columnOf[x] = x * static_cast<std::size_t>(width) / columnOf.size();
    }
    for (int y = 0; y < picture.height(); ++y) {
        const uchar* pixel = picture.constScanLine(y);
        for (const std::size_t column : columnOf) {
            const int row = levels - 1 - ((luma16(pixel) + 32768) >> 16);
            ++counts[static_cast<std::size_t>(row) * static_cast<std::size_t>(width) + column];
            pixel += 4;
        }
    }
    QImage scope(width, height, QImage::Format_RGB32);
    // A twentieth of a column at one level is as bright as it gets; the root lifts what is rare.
    const double whole = 0.05 * picture.height() * picture.width() / width;
    for (int y = 0; y < height; ++y) {
        auto* out = reinterpret_cast<QRgb*>(scope.scanLine(y));
        for (int x = 0; x < width; ++x) {
            std::uint32_t most = 0;
            for (int row = y * levels / height; row < (y + 1) * levels / height; ++row) {
                most = std::max(most, counts[static_cast<std::size_t>(row * width + x)]);
            }
            const int light = qRound(235.0 * std::sqrt(std::min(most / whole, 1.0)));
            out[x] = qRgb(light, light, light);
        }
    }
    return scope;
}

}  // namespace kinechrome::ui
