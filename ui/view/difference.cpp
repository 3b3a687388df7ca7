// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/view/difference.h"

#include <algorithm>
#include <cstdlib>

namespace kinechrome::ui {
namespace {

uchar amplified(int difference, int gain) {
    return static_cast<uchar>(std::min(255, std::abs(difference) * gain));
}

// The pixel's own gray with the BT.709 weights, in 256ths.
int grayOf(const uchar* pixel) {
    return (54 * pixel[0] + 183 * pixel[1] + 19 * pixel[2]) >> 8;
}

}  // namespace

QImage differenceImage(const QImage& first, const QImage& second, DifferenceKind kind, int gain) {
    if (first.isNull() || second.isNull()) return {};
    const QImage other =
        second.size() == first.size()
            ? second
            : second.scaled(first.size(), Qt::IgnoreAspectRatio, Qt::FastTransformation)
                  .convertToFormat(QImage::Format_RGBX8888);
    QImage result(first.size(), QImage::Format_RGBX8888);
    for (int y = 0; y < first.height(); ++y) {
        const uchar* a = first.constScanLine(y);
        const uchar* b = other.constScanLine(y);
        uchar* out = result.scanLine(y);
        for (int x = 0; x < first.width(); ++x, a += 4, b += 4, out += 4) {
            const int gray = kind == DifferenceKind::Chroma ? grayOf(a) - grayOf(b) : 0;
            for (int channel = 0; channel < 3; ++channel) {
                out[channel] = amplified(a[channel] - b[channel] - gray, gain);
            }
            out[3] = 255;
        }
    }
    return result;
}

}  // namespace kinechrome::ui
