// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/view/wipe_view.h"

#include <algorithm>
#include <cmath>
#include <numbers>

#include <QMouseEvent>
#include <QPainter>
#include <QPainterPath>
#include <QPolygonF>

#include "ui/theme/theme.h"

namespace kinechrome::ui {
namespace {

constexpr double knobDistance = 64.0;
constexpr double gripRadius = 9.0;
constexpr double snapDegrees = 3.0;

double dot(QPointF u, QPointF v) {
    return u.x() * v.x() + u.y() * v.y();
}

}  // namespace

WipeView::WipeView(ViewSync& sync, QWidget* parent) : PictureView(sync, parent) {}

void WipeView::setLayers(const ViewLayer& first, const ViewLayer& second) {
    second_ = second;
    firstPainter_.setImage(first.image);
    secondPainter_.setImage(second.image);
    ViewLayer both = first;
    if (both.legend.empty()) both.legend = second.legend;
    setLayer(both);
    setAccessibleName(tr("Wipe between %1 and %2").arg(first.title, second.title));
}

QPointF WipeView::along() const {
    const double radians = angle_ * std::numbers::pi / 180.0;
    return {std::sin(radians), -std::cos(radians)};
}

QPointF WipeView::handle() const {
    const QRectF film = filmRect();
    const QPointF at(film.left() + film.width() * position_.x(),
                     film.top() + film.height() * position_.y());
    return {std::clamp(at.x(), 0.0, static_cast<double>(width())),
            std::clamp(at.y(), 0.0, static_cast<double>(height()))};
}

QPointF WipeView::knob() const {
    return handle() + along() * knobDistance;
}

void WipeView::paintPictures(QPainter& painter, const QRectF& film) {
    if (layer().image.isNull()) {
        PictureView::paintPictures(painter, film);
        return;
    }
    const double ratio = devicePixelRatioF();
    const double far = width() + height();
    const QPointF middle = handle();
    const QPointF direction = along();
    const QPointF across(-direction.y(), direction.x());  // to the right of an upright line
    const QPolygonF right({middle + direction * far, middle + direction * far + across * far,
                           middle - direction * far + across * far, middle - direction * far});
    firstPainter_.paint(painter, film, ratio);
    painter.save();
    QPainterPath clip;
    clip.addPolygon(right);
    painter.setClipPath(clip);
    painter.fillRect(film, QColor(tone::surround));
    secondPainter_.paint(painter, film, ratio);
    painter.restore();
    paintPixelGrid(painter, layer().image, film, rect(), ratio);

    painter.setPen(QPen(QColor(0, 0, 0, 120), 3.0));
    painter.drawLine(middle - direction * far, middle + direction * far);
    painter.setPen(QPen(QColor(tone::onPicture), 1.2));
    painter.drawLine(middle - direction * far, middle + direction * far);
    painter.setPen(QPen(QColor(0, 0, 0, 160), 1.0));
    painter.setBrush(QColor(tone::onPicture));
    painter.drawEllipse(middle, gripRadius, gripRadius);
    painter.setBrush(QColor(tone::onPictureQuiet));
    painter.drawEllipse(knob(), gripRadius * 0.6, gripRadius * 0.6);
}

void WipeView::paintLabels(QPainter& painter) {
    PictureView::paintLabels(painter);
    const QRectF title = paintPlate(painter, second_.title, Qt::AlignRight | Qt::AlignTop, true);
    if (!second_.badge.isEmpty()) {
        paintPlate(painter, second_.badge, Qt::AlignRight | Qt::AlignTop, false,
                   title.height() + 4.0);
    }
}

WipeView::Grip WipeView::gripAt(QPointF position) const {
    const QPointF fromKnob = position - knob();
    if (std::hypot(fromKnob.x(), fromKnob.y()) <= gripRadius) return Grip::Knob;
    const QPointF direction = along();
    const double distance = std::abs(dot(position - handle(), {-direction.y(), direction.x()}));
    return distance <= gripRadius ? Grip::Line : Grip::None;
}

void WipeView::mousePressEvent(QMouseEvent* event) {
    held_ = event->button() == Qt::LeftButton ? gripAt(event->position()) : Grip::None;
    if (held_ == Grip::None) PictureView::mousePressEvent(event);
}

void WipeView::mouseMoveEvent(QMouseEvent* event) {
    const QRectF film = filmRect();
    if (held_ == Grip::Line && !film.isEmpty()) {
        const QPointF at = event->position() - film.topLeft();
        position_ = {std::clamp(at.x() / film.width(), 0.0, 1.0),
                     std::clamp(at.y() / film.height(), 0.0, 1.0)};
        update();
        return;
    }
    if (held_ == Grip::Knob) {
        const QPointF arm = event->position() - handle();
        angle_ = std::atan2(arm.x(), -arm.y()) * 180.0 / std::numbers::pi;
        const double nearestRight = std::round(angle_ / 90.0) * 90.0;
        if (std::abs(angle_ - nearestRight) < snapDegrees) angle_ = nearestRight;
        update();
        return;
    }
    PictureView::mouseMoveEvent(event);
    if (event->buttons() == Qt::NoButton) {
        const Grip grip = gripAt(event->position());
        setCursor(grip == Grip::Line   ? Qt::SplitHCursor
                  : grip == Grip::Knob ? Qt::PointingHandCursor
                                       : Qt::CrossCursor);
    }
}

void WipeView::mouseReleaseEvent(QMouseEvent* event) {
    if (held_ == Grip::None) PictureView::mouseReleaseEvent(event);
    held_ = Grip::None;
}

void WipeView::mouseDoubleClickEvent(QMouseEvent* event) {
    if (gripAt(event->position()) == Grip::None) {
        PictureView::mouseDoubleClickEvent(event);
        return;
    }
    position_ = {0.5, 0.5};
    angle_ = 0.0;
    update();
}

}  // namespace kinechrome::ui
