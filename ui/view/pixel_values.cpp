// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/view/pixel_values.h"

#include <algorithm>

#include "core/color/lab.h"
#include "ui/bridge/number_text.h"

namespace kinechrome::ui {

QRgb pixelAt(const QImage& image, QPointF place) {
    const int x = std::clamp(static_cast<int>(place.x() * image.width()), 0, image.width() - 1);
    const int y = std::clamp(static_cast<int>(place.y() * image.height()), 0, image.height() - 1);
    return image.pixel(x, y);
}

QString rgbText(QRgb pixel) {
    return QStringLiteral("%1 %2 %3")
        .arg(qRed(pixel), 3)
        .arg(qGreen(pixel), 3)
        .arg(qBlue(pixel), 3);
}

QString labText(QRgb pixel) {
    const color::Lab lab =
        color::labFromRgb({qRed(pixel) / 255.0, qGreen(pixel) / 255.0, qBlue(pixel) / 255.0});
    return QStringLiteral("%1 %2 %3")
        .arg(decimalText(lab.l, 1), 5)
        .arg(decimalText(lab.a, 1), 5)
        .arg(decimalText(lab.b, 1), 5);
}

QString codesText(const pipeline::SourceSample& sample) {
    const auto [first, second, third] = sample.codes;
    switch (sample.layout) {
        case color::PlaneLayout::Gray: return QStringLiteral("Y′ %1").arg(first);
        case color::PlaneLayout::Yuv:
            return QStringLiteral("Y′ %1  Cb %2  Cr %3").arg(first).arg(second).arg(third);
        case color::PlaneLayout::Rgb: break;
    }
    return QStringLiteral("R′ %1  G′ %2  B′ %3").arg(first).arg(second).arg(third);
}

}  // namespace kinechrome::ui
