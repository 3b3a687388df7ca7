// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/view/preview_picture.h"

#include <cmath>

#include <QPainter>

namespace kinechrome::ui {
namespace {

constexpr double nearestFrom = 2.0;  // device pixels per image pixel
constexpr double gridFrom = 8.0;

void releasePlane(void* plane) {
    delete static_cast<base::Plane<std::uint32_t>*>(plane);
}

}  // namespace

QImage wrapPreview(const pipeline::PreviewImage& image) {
    if (image.empty()) return {};
    auto* plane = new base::Plane<std::uint32_t>(image.rgba);
    return QImage(reinterpret_cast<const uchar*>(plane->row(0)), plane->width(), plane->height(),
                  plane->stride() * static_cast<qsizetype>(sizeof(std::uint32_t)),
                  QImage::Format_RGBX8888, releasePlane, plane);
}

void PicturePainter::setImage(const QImage& image) {
    if (image.cacheKey() == image_.cacheKey()) return;
    image_ = image;
    shrunk_ = QPixmap();
}

void PicturePainter::paint(QPainter& painter, const QRectF& target, double ratio) {
    if (image_.isNull()) return;
    const double magnification = target.width() * ratio / image_.width();
    if (magnification < 1.0) {
        const QSize size(std::max(1, qRound(target.width() * ratio)),
                         std::max(1, qRound(target.height() * ratio)));
        if (shrunk_.size() != size) {
            shrunk_ = QPixmap::fromImage(
                image_.scaled(size, Qt::IgnoreAspectRatio, Qt::SmoothTransformation));
        }
        painter.setRenderHint(QPainter::SmoothPixmapTransform, false);
        painter.drawPixmap(target, shrunk_, QRectF(shrunk_.rect()));
        return;
    }
    painter.setRenderHint(QPainter::SmoothPixmapTransform, magnification < nearestFrom);
    painter.drawImage(target, image_);
}

void paintPixelGrid(QPainter& painter, const QImage& image, const QRectF& target,
                    const QRectF& visible, double ratio) {
    if (image.isNull() || target.width() * ratio / image.width() < gridFrom) return;
    const QRectF area = target.intersected(visible);
    const double stepX = target.width() / image.width();
    const double stepY = target.height() / image.height();
    // Dark pictures swallow a dark line and light ones a light one: a middle gray shows on both.
    QPen pen(QColor(128, 128, 128, 110));
    pen.setWidthF(1.0 / ratio);
    painter.setPen(pen);
    for (double x = std::ceil((area.left() - target.left()) / stepX) * stepX + target.left();
         x < area.right(); x += stepX) {
        painter.drawLine(QPointF(x, area.top()), QPointF(x, area.bottom()));
    }
    for (double y = std::ceil((area.top() - target.top()) / stepY) * stepY + target.top();
         y < area.bottom(); y += stepY) {
        painter.drawLine(QPointF(area.left(), y), QPointF(area.right(), y));
    }
}

}  // namespace kinechrome::ui
