// SPDX-License-Identifier: GPL-3.0-or-later
// The values of one pixel as text.
#pragma once

#include <QImage>
#include <QPointF>
#include <QString>

#include "core/pipeline/preview_service.h"

namespace kinechrome::ui {

// The picture's pixel at a place given as 0..1 of the film.
[[nodiscard]] QRgb pixelAt(const QImage& image, QPointF place);

// "R′G′B′ of 8 bits": three numbers of three places each.
[[nodiscard]] QString rgbText(QRgb pixel);

// L*, a*, b* with one decimal each.
[[nodiscard]] QString labText(QRgb pixel);

// "Y′ 412", "Y′ 412  Cb 512  Cr 512" or "R′ 412  G′ 412  B′ 412".
[[nodiscard]] QString codesText(const pipeline::SourceSample& sample);

}  // namespace kinechrome::ui
