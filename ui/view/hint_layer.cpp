// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/view/hint_layer.h"

#include <algorithm>
#include <cmath>

#include <QMouseEvent>
#include <QPainter>
#include <QWheelEvent>

#include "core/color/lab.h"
#include "ui/bridge/hint_desk.h"
#include "ui/view/picture_view.h"
#include "ui/view/view_area.h"

namespace kinechrome::ui {
namespace {

constexpr double leastGrip = 7.0;  // logical pixels around a hint that take hold of it
constexpr double sizePerNotch = 1.15;

QColor shownColor(double lightness, const edit::Hint& hint) {
    const color::Rgb rgb = color::rgbFromLab({lightness, hint.a, hint.b});
    const auto code = [](double value) { return std::clamp(qRound(value * 255.0), 0, 255); };
    return {code(rgb.r), code(rgb.g), code(rgb.b)};
}

}  // namespace

HintLayer::HintLayer(HintDesk& desk, ViewSync& sync, ViewArea& area, ViewKind kind)
    : QWidget(&area.pane(kind)), desk_(&desk), sync_(&sync), area_(&area), kind_(kind) {
    setMouseTracking(true);
    setAccessibleName(tr("Hints on %1").arg(viewTitle(kind)));
    parentWidget()->installEventFilter(this);
    setGeometry(parentWidget()->rect());
    connect(desk_, &HintDesk::changed, this, &HintLayer::refresh);
    connect(sync_, &ViewSync::changed, this, [this] { update(); });
    refresh();
}

bool HintLayer::eventFilter(QObject* watched, QEvent* event) {
    if (event->type() == QEvent::Resize) setGeometry(parentWidget()->rect());
    return QWidget::eventFilter(watched, event);
}

void HintLayer::refresh() {
    setVisible(desk_->active());
    setCursor(desk_->picking() ? Qt::PointingHandCursor : Qt::CrossCursor);
    update();
}

ViewMapping HintLayer::mapping() const {
    return sync_->mapping(size(), devicePixelRatioF());
}

std::optional<std::size_t> HintLayer::hintUnder(QPointF position) const {
    const auto hints = desk_->hints();
    const ViewMapping map = mapping();
    for (std::size_t i = hints.size(); i-- > 0;) {
        if (hints[i].frame != desk_->frame()) continue;
        const QPointF away = map.toView(desk_->toFilm(hints[i])) - position;
        const double grip = std::max(leastGrip, desk_->radiusInFilm(hints[i]) * map.scale);
        if (std::hypot(away.x(), away.y()) <= grip) return i;
    }
    return std::nullopt;
}

void HintLayer::paintEvent(QPaintEvent*) {
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    const auto hints = desk_->hints();
    const ViewMapping map = mapping();
    for (std::size_t i = 0; i < hints.size(); ++i) {
        if (hints[i].frame != desk_->frame()) continue;
        const QPointF at = map.toView(desk_->toFilm(hints[i]));
        const double radius = std::max(4.0, desk_->radiusInFilm(hints[i]) * map.scale);
        const bool chosen = desk_->selected() == i;
        painter.setBrush(Qt::NoBrush);
        painter.setPen(QPen(QColor(0, 0, 0, 170), chosen ? 4.5 : 3.0));
        painter.drawEllipse(at, radius, radius);
        painter.setPen(QPen(QColor(255, 255, 255, 230), chosen ? 2.5 : 1.2));
        painter.drawEllipse(at, radius, radius);
        painter.setPen(Qt::NoPen);
        painter.setBrush(shownColor(65.0, hints[i]));
        painter.drawEllipse(at, 4.0, 4.0);
    }
}

void HintLayer::pick(QPointF film) {
    const QImage image = area_->image(kind_);
    const QSizeF size = sync_->filmSize();
    if (image.isNull() || size.isEmpty()) return;
    const QPoint pixel(
        std::clamp(static_cast<int>(film.x() / size.width() * image.width()), 0, image.width() - 1),
        std::clamp(static_cast<int>(film.y() / size.height() * image.height()), 0,
                   image.height() - 1));
    const QRgb seen = image.pixel(pixel);
    desk_->pickFrom(
        color::labFromRgb({qRed(seen) / 255.0, qGreen(seen) / 255.0, qBlue(seen) / 255.0}));
}

void HintLayer::mousePressEvent(QMouseEvent* event) {
    const QPointF film = mapping().toFilm(event->position());
    const bool inside = QRectF(QPointF(), sync_->filmSize()).contains(film);
    const auto under = hintUnder(event->position());
    if (event->button() == Qt::RightButton && under) {
        desk_->select(under);
        desk_->removeSelected();
    } else if (event->button() != Qt::LeftButton || !inside) {
        event->ignore();
    } else if (desk_->picking()) {
        pick(film);
    } else {
        under ? desk_->select(under) : desk_->addAt(film);
        dragging_ = true;
    }
}

void HintLayer::mouseMoveEvent(QMouseEvent* event) {
    if (!dragging_) {
        event->ignore();
        return;
    }
    desk_->moveSelected(mapping().toFilm(event->position()));
}

void HintLayer::mouseReleaseEvent(QMouseEvent* event) {
    if (!dragging_) event->ignore();
    if (dragging_) desk_->endDrag();
    dragging_ = false;
}

void HintLayer::mouseDoubleClickEvent(QMouseEvent* event) {
    mousePressEvent(event);  // two quick clicks are two hints, not a zoom
}

void HintLayer::wheelEvent(QWheelEvent* event) {
    const auto under = hintUnder(event->position());
    if (!under) {
        event->ignore();
        return;
    }
    desk_->select(under);
    desk_->resizeSelected(std::pow(sizePerNotch, event->angleDelta().y() / 120.0));
    event->accept();
}

void addHintLayers(HintDesk& desk, ViewSync& sync, ViewArea& area) {
    for (const ViewKind kind : {ViewKind::Gray, ViewKind::Color, ViewKind::Reference}) {
        new HintLayer(desk, sync, area, kind);
    }
}

}  // namespace kinechrome::ui
