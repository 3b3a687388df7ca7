// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/view/picture_view.h"

#include <cmath>

#include <QMouseEvent>
#include <QPainter>
#include <QPainterPath>
#include <QWheelEvent>

#include "ui/theme/theme.h"
#include "ui/view/legend_painter.h"

namespace kinechrome::ui {
namespace {

constexpr double wheelNotch = 120.0;
constexpr double zoomPerNotch = 1.25;
constexpr double plateMargin = 10.0;

}  // namespace

PictureView::PictureView(ViewSync& sync, QWidget* parent) : QWidget(parent), sync_(&sync) {
    setMouseTracking(true);
    setMinimumSize(120, 90);
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Expanding);
    setCursor(Qt::CrossCursor);
    setAttribute(Qt::WA_OpaquePaintEvent);
    connect(sync_, &ViewSync::changed, this, [this] { update(); });
    connect(sync_, &ViewSync::hoverChanged, this, [this] { update(); });
}

void PictureView::setLayer(const ViewLayer& layer) {
    layer_ = layer;
    painter_.setImage(layer.image);
    setAccessibleName(layer.title);
    setAccessibleDescription(!layer.badge.isEmpty() ? layer.badge
                             : !layer.legend.empty()
                                 ? tr("From %1 to %2").arg(layer.legend.low, layer.legend.high)
                                 : layer.note);
    update();
}

ViewMapping PictureView::mapping() const {
    return sync_->mapping(size(), devicePixelRatioF());
}

QRectF PictureView::filmRect() const {
    const ViewMapping map = mapping();
    return {map.origin, sync_->filmSize() * map.scale};
}

void PictureView::paintEvent(QPaintEvent*) {
    QPainter painter(this);
    painter.fillRect(rect(), QColor(tone::surround));
    painter.setRenderHint(QPainter::Antialiasing);
    paintPictures(painter, filmRect());
    if (sync_->hover() && !underMouse()) {
        const QPointF at = mapping().toView(*sync_->hover());
        painter.setPen(QPen(QColor(0, 0, 0, 160), 3.0));
        painter.drawEllipse(at, 5.0, 5.0);
        painter.setPen(QPen(QColor(255, 255, 255, 220), 1.2));
        painter.drawEllipse(at, 5.0, 5.0);
    }
    paintLabels(painter);
}

void PictureView::paintPictures(QPainter& painter, const QRectF& film) {
    if (layer_.image.isNull()) {
        painter.setPen(QColor(tone::onPictureQuiet));
        painter.drawText(QRectF(rect()).adjusted(24, 40, -24, -24),
                         static_cast<int>(Qt::AlignCenter) | static_cast<int>(Qt::TextWordWrap),
                         layer_.placeholder);
        return;
    }
    painter_.paint(painter, film, devicePixelRatioF());
    paintPixelGrid(painter, layer_.image, film, rect(), devicePixelRatioF());
}

void PictureView::paintLabels(QPainter& painter) {
    const QRectF title = paintPlate(painter, layer_.title, Qt::AlignLeft | Qt::AlignTop, true);
    QRectF note;
    if (!layer_.note.isEmpty()) {
        note = paintPlate(painter, layer_.note, Qt::AlignLeft | Qt::AlignBottom, false);
    }
    if (!layer_.legend.empty()) {
        const bool beside = note.right() + legendWidth(layer_.legend) + 2 * plateMargin < width();
        paintLegend(painter, layer_.legend, rect(), beside ? 0.0 : note.height() + 4.0);
    }
    if (!layer_.badge.isEmpty()) {
        const double needed = title.width() + 3 * plateMargin +
                              QFontMetricsF(interfaceFont(0.9)).horizontalAdvance(layer_.badge) +
                              16.0;
        paintPlate(painter, layer_.badge, Qt::AlignRight | Qt::AlignTop, false,
                   needed > width() ? title.height() + 4.0 : 0.0);
    }
}

QRectF PictureView::paintPlate(QPainter& painter, const QString& text, Qt::Alignment corner,
                               bool strong, double offsetY) const {
    const QFont font = interfaceFont(strong ? 1.0 : 0.9, strong);
    const QFontMetricsF metrics(font);
    const QString shown =
        metrics.elidedText(text, Qt::ElideRight, std::max(40.0, width() - 2 * plateMargin - 16.0));
    const QSizeF size(metrics.horizontalAdvance(shown) + 16.0, metrics.height() + 7.0);
    const double x = corner.testFlag(Qt::AlignRight)     ? width() - plateMargin - size.width()
                     : corner.testFlag(Qt::AlignHCenter) ? (width() - size.width()) / 2.0
                                                         : plateMargin;
    const double y = corner.testFlag(Qt::AlignBottom) ? height() - plateMargin - size.height()
                                                      : plateMargin + offsetY;
    const QRectF plate(QPointF(std::round(x), std::round(y)), size);
    painter.setPen(Qt::NoPen);
    painter.setBrush(QColor(18, 18, 18, 190));
    painter.drawRoundedRect(plate, 4.0, 4.0);
    painter.setFont(font);
    painter.setPen(QColor(strong ? tone::onPicture : tone::onPictureQuiet));
    painter.drawText(plate, Qt::AlignCenter, shown);
    return plate;
}

void PictureView::wheelEvent(QWheelEvent* event) {
    const double notches = event->angleDelta().y() / wheelNotch;
    const double zoom = sync_->zoom(size(), devicePixelRatioF()) * std::pow(zoomPerNotch, notches);
    sync_->zoomTo(zoom, event->position(), size(), devicePixelRatioF());
    event->accept();
}

void PictureView::mousePressEvent(QMouseEvent* event) {
    if (event->button() != Qt::LeftButton && event->button() != Qt::MiddleButton) return;
    dragging_ = true;
    dragFrom_ = event->position();
    setCursor(Qt::ClosedHandCursor);
}

void PictureView::mouseMoveEvent(QMouseEvent* event) {
    if (dragging_) {
        sync_->panBy(event->position() - dragFrom_, size(), devicePixelRatioF());
        dragFrom_ = event->position();
    }
    const QPointF film = mapping().toFilm(event->position());
    const bool inside = QRectF(QPointF(), sync_->filmSize()).contains(film);
    sync_->setHover(inside ? std::optional(film) : std::nullopt);
}

void PictureView::mouseReleaseEvent(QMouseEvent*) {
    dragging_ = false;
    setCursor(Qt::CrossCursor);
}

void PictureView::mouseDoubleClickEvent(QMouseEvent* event) {
    if (sync_->fits()) {
        sync_->zoomTo(1.0, event->position(), size(), devicePixelRatioF());
    } else {
        sync_->fit();
    }
}

void PictureView::leaveEvent(QEvent*) {
    sync_->setHover(std::nullopt);
}

}  // namespace kinechrome::ui
