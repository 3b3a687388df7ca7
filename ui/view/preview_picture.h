// SPDX-License-Identifier: GPL-3.0-or-later
// Preview images as Qt sees them: wrapped without a copy, drawn well at any zoom.
#pragma once

#include <QImage>
#include <QPixmap>
#include <QRectF>

#include "core/pipeline/preview_service.h"

class QPainter;

namespace kinechrome::ui {

// Shares the samples; the plane stays alive as long as the image or a copy of it does.
[[nodiscard]] QImage wrapPreview(const pipeline::PreviewImage& image);

// Draws one image into a rectangle: box-filtered below its own size (remembered until the image
// or the size changes), bilinear a little above, its pixels as they are from twice the size on.
class PicturePainter {
public:
    void setImage(const QImage& image);
    [[nodiscard]] const QImage& image() const { return image_; }
    // `target` in logical pixels of a surface with `ratio` device pixels each.
    void paint(QPainter& painter, const QRectF& target, double ratio);

private:
    QImage image_;
    QPixmap shrunk_;
};

// Lines between the pixels of `image` drawn into `target`, when each is large enough to be told
// from its neighbour by eye.
void paintPixelGrid(QPainter& painter, const QImage& image, const QRectF& target,
                    const QRectF& visible, double ratio);

}  // namespace kinechrome::ui
