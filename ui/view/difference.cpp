// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/view/difference.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <cstdlib>

#include <QCoreApplication>

#include "core/pipeline/preview_picture.h"

namespace kinechrome::ui {
namespace {

constexpr int middle = 128;
constexpr double wholeDeltaE = 80.0;  // the end of the heat map at gain 1

QString tr(const char* text) {
    return QCoreApplication::translate("Difference", text);
}

const uchar* bytesOf(const PreviewImage& image, int y) {
    return reinterpret_cast<const uchar*>(image.rgba.row(y));
}

bool comparable(const PreviewImage& first, const PreviewImage& second) {
    return !first.empty() && first.rgba.sameSize(second.rgba);
}

uchar code(int value) {
    return static_cast<uchar>(std::clamp(value, 0, 255));
}

// The pixel's own gray with the BT.709 weights, in 256ths.
int grayOf(const uchar* pixel) {
    return (54 * pixel[0] + 183 * pixel[1] + 19 * pixel[2]) >> 8;
}

// Makes each R', G', B', X of the result from those of the two.
template <class Pixel>
QImage fromPixels(const PreviewImage& first, const PreviewImage& second, Pixel pixel) {
    QImage result(first.rgba.width(), first.rgba.height(), QImage::Format_RGBX8888);
    for (int y = 0; y < result.height(); ++y) {
        const uchar* a = bytesOf(first, y);
        const uchar* b = bytesOf(second, y);
        uchar* out = result.scanLine(y);
        for (int x = 0; x < result.width(); ++x, a += 4, b += 4, out += 4) {
            pixel(a, b, out);
            out[3] = 255;
        }
    }
    return result;
}

// From black over violet, red and orange to a pale yellow: each step is lighter than the last, so
// that the map is read right in gray too.
QColor heat(double value) {
    struct Anchor {
        double r, g, b;
    };
    static constexpr std::array<Anchor, 5> anchors{
        {{0, 0, 0}, {70, 20, 120}, {190, 50, 85}, {245, 145, 35}, {252, 250, 195}}};
    const double place = std::clamp(value, 0.0, 1.0) * (anchors.size() - 1);
    const auto below = std::min(static_cast<std::size_t>(place), anchors.size() - 2);
    const double share = place - static_cast<double>(below);
    const Anchor& low = anchors[below];
    const Anchor& high = anchors[below + 1];
    return {qRound(std::lerp(low.r, high.r, share)), qRound(std::lerp(low.g, high.g, share)),
            qRound(std::lerp(low.b, high.b, share))};
}

QImage heatMap(const base::Plane<float>& values, double whole) {
    static const auto table = [] {
        std::array<QColor, 256> colors;
        for (std::size_t i = 0; i < colors.size(); ++i) {
            colors[i] = heat(static_cast<double>(i) / 255.0);
        }
        return colors;
    }();
    const auto scale = static_cast<float>(255.0 / whole);
    QImage result(values.width(), values.height(), QImage::Format_RGBX8888);
    for (int y = 0; y < result.height(); ++y) {
        const float* value = values.row(y);
        uchar* out = result.scanLine(y);
        for (int x = 0; x < result.width(); ++x, out += 4) {
            const QColor& color = table[code(static_cast<int>(value[x] * scale + 0.5F))];
            out[0] = static_cast<uchar>(color.red());
            out[1] = static_cast<uchar>(color.green());
            out[2] = static_cast<uchar>(color.blue());
            out[3] = 255;
        }
    }
    return result;
}

}  // namespace

QImage differenceImage(const PreviewImage& first, const PreviewImage& second, DifferenceKind kind,
                       int gain) {
    if (!comparable(first, second)) return {};
    switch (kind) {
        case DifferenceKind::Absolute:
            return fromPixels(first, second, [gain](const uchar* a, const uchar* b, uchar* out) {
                for (int c = 0; c < 3; ++c) out[c] = code(std::abs(a[c] - b[c]) * gain);
            });
        case DifferenceKind::Signed:
            return fromPixels(first, second, [gain](const uchar* a, const uchar* b, uchar* out) {
                for (int c = 0; c < 3; ++c) out[c] = code(middle + (a[c] - b[c]) * gain);
            });
        case DifferenceKind::Chroma:
            return fromPixels(first, second, [gain](const uchar* a, const uchar* b, uchar* out) {
                const int gray = grayOf(a) - grayOf(b);
                for (int c = 0; c < 3; ++c) out[c] = code(std::abs(a[c] - b[c] - gray) * gain);
            });
        case DifferenceKind::DeltaE: break;
    }
    return heatMap(pipeline::ciede2000OfViews(first, second), wholeDeltaE / gain);
}

Legend differenceLegend(DifferenceKind kind, int gain) {
    const int codes = 255 / gain;
    switch (kind) {
        case DifferenceKind::Signed: {
            const QString end = QString::number(codes / 2);
            return {QStringLiteral("−") + end,
                    QStringLiteral("+") + end,
                    {Qt::black, QColor(middle, middle, middle), Qt::white}};
        }
        case DifferenceKind::DeltaE: {
            Legend legend{QStringLiteral("0"), tr("ΔE 2000: %1").arg(wholeDeltaE / gain), {}};
            for (int i = 0; i <= 16; ++i) legend.ramp.append(heat(i / 16.0));
            return legend;
        }
        default: return {QStringLiteral("0"), tr("%1 of 255").arg(codes), {Qt::black, Qt::white}};
    }
}

QImage blendImage(const PreviewImage& first, const PreviewImage& second, double share) {
    if (!comparable(first, second)) return {};
    const int of256 = std::clamp(static_cast<int>(std::lround(share * 256.0)), 0, 256);
    return fromPixels(first, second, [of256](const uchar* a, const uchar* b, uchar* out) {
        for (int c = 0; c < 3; ++c) {
            out[c] = static_cast<uchar>((a[c] * (256 - of256) + b[c] * of256 + 128) >> 8);
        }
    });
}

}  // namespace kinechrome::ui
