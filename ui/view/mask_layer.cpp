// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/view/mask_layer.h"

#include <algorithm>
#include <cmath>

#include <QMouseEvent>
#include <QPainter>
#include <QPainterPath>

#include "ui/bridge/mask_desk.h"
#include "ui/theme/theme.h"
#include "ui/view/picture_view.h"
#include "ui/view/view_area.h"

namespace kinechrome::ui {
namespace {

constexpr double reach = 8.0;  // logical pixels to each side of an edge that take hold of it
constexpr double handle = 4.0;
constexpr QRgb chosenTone = 0xff8fb4d2;  // of the edge that the keys move, in every theme

QString edgeName(MaskEdge edge) {
    switch (edge) {
        case MaskEdge::Left: return MaskLayer::tr("left edge");
        case MaskEdge::Top: return MaskLayer::tr("top edge");
        case MaskEdge::Right: return MaskLayer::tr("right edge");
        case MaskEdge::Bottom: return MaskLayer::tr("bottom edge");
        case MaskEdge::Whole: break;
    }
    return MaskLayer::tr("the whole mask");
}

}  // namespace

MaskLayer::MaskLayer(MaskDesk& desk, ViewSync& sync, ViewArea& area, ViewKind kind)
    : QWidget(&area.pane(kind)), desk_(&desk), sync_(&sync), area_(&area), kind_(kind) {
    setMouseTracking(true);
    setAccessibleName(tr("Mask on %1").arg(viewTitle(kind)));
    parentWidget()->installEventFilter(this);
    setGeometry(parentWidget()->rect());
    connect(desk_, &MaskDesk::changed, this, &MaskLayer::refresh);
    connect(sync_, &ViewSync::changed, this, [this] { update(); });
    refresh();
}

bool MaskLayer::eventFilter(QObject* watched, QEvent* event) {
    if (event->type() == QEvent::Resize) setGeometry(parentWidget()->rect());
    return QWidget::eventFilter(watched, event);
}

void MaskLayer::refresh() {
    const bool empty = kind_ == ViewKind::Reference && area_->image(kind_).isNull();
    setVisible(desk_->active() && desk_->available() && !empty);
    setAccessibleDescription(tr("The keys move: %1").arg(edgeName(desk_->chosenEdge())));
    update();
}

ViewMapping MaskLayer::mapping() const {
    return sync_->mapping(size(), devicePixelRatioF());
}

QRectF MaskLayer::inView() const {
    const QRectF film = desk_->inFilm();
    return {mapping().toView(film.topLeft()), mapping().toView(film.bottomRight())};
}

MaskLayer::Grip MaskLayer::gripAt(QPointF position) const {
    const QRectF rect = inView();
    if (!rect.adjusted(-reach, -reach, reach, reach).contains(position)) return {};
    Grip grip;
    grip.left = std::abs(position.x() - rect.left()) <= reach;
    grip.right = !grip.left && std::abs(position.x() - rect.right()) <= reach;
    grip.top = std::abs(position.y() - rect.top()) <= reach;
    grip.bottom = !grip.top && std::abs(position.y() - rect.bottom()) <= reach;
    // The whole picture cannot be moved: there the view pans as ever.
    if (!grip.any() && desk_->mask()) return {true, true, true, true};
    return grip;
}

Qt::CursorShape MaskLayer::cursorOf(const Grip& grip) const {
    if (grip.all()) return Qt::SizeAllCursor;
    if ((grip.left && grip.top) || (grip.right && grip.bottom)) return Qt::SizeFDiagCursor;
    if ((grip.right && grip.top) || (grip.left && grip.bottom)) return Qt::SizeBDiagCursor;
    if (grip.left || grip.right) return Qt::SizeHorCursor;
    return grip.any() ? Qt::SizeVerCursor : Qt::ArrowCursor;
}

void MaskLayer::paintEvent(QPaintEvent*) {
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    const QSizeF film = sync_->filmSize();
    const QRectF rect = inView();
    QPainterPath veil;
    veil.setFillRule(Qt::OddEvenFill);
    veil.addRect({mapping().toView({0.0, 0.0}), mapping().toView({film.width(), film.height()})});
    veil.addRect(rect);
    painter.fillPath(veil, QColor(0, 0, 0, 90));
    painter.setBrush(Qt::NoBrush);
    painter.setPen(QPen(QColor(0, 0, 0, 170), 3.0));
    painter.drawRect(rect);
    painter.setPen(QPen(QColor(tone::onPicture), 1.2));
    painter.drawRect(rect);
    paintChosenEdge(painter, rect);
    painter.setBrush(QColor(tone::onPicture));
    painter.setPen(QPen(QColor(0, 0, 0, 190), 1.0));
    for (const double x : {rect.left(), rect.center().x(), rect.right()}) {
        for (const double y : {rect.top(), rect.center().y(), rect.bottom()}) {
            const QPointF at(x, y);
            if (at == rect.center()) continue;
            painter.drawRect(QRectF(at.x() - handle, at.y() - handle, 2 * handle, 2 * handle));
        }
    }
}

void MaskLayer::paintChosenEdge(QPainter& painter, const QRectF& rect) const {
    painter.setPen(QPen(QColor(chosenTone), 5.0));
    switch (desk_->chosenEdge()) {
        case MaskEdge::Left: painter.drawLine(rect.topLeft(), rect.bottomLeft()); break;
        case MaskEdge::Top: painter.drawLine(rect.topLeft(), rect.topRight()); break;
        case MaskEdge::Right: painter.drawLine(rect.topRight(), rect.bottomRight()); break;
        case MaskEdge::Bottom: painter.drawLine(rect.bottomLeft(), rect.bottomRight()); break;
        case MaskEdge::Whole: painter.drawRect(rect); break;
    }
}

void MaskLayer::mousePressEvent(QMouseEvent* event) {
    grip_ = event->button() == Qt::LeftButton ? gripAt(event->position()) : Grip();
    if (!grip_.any()) {
        event->ignore();
        return;
    }
    start_ = desk_->inFilm();
    pressed_ = mapping().toFilm(event->position());
}

void MaskLayer::mouseMoveEvent(QMouseEvent* event) {
    if (!grip_.any()) {
        setCursor(cursorOf(gripAt(event->position())));
        event->ignore();
        return;
    }
    const QPointF by = mapping().toFilm(event->position()) - pressed_;
    QRectF rect = start_;
    if (grip_.all()) {  // moved as a whole it keeps its size
        const QSizeF film = sync_->filmSize();
        rect.translate(std::clamp(by.x(), -start_.left(), film.width() - start_.right()),
                       std::clamp(by.y(), -start_.top(), film.height() - start_.bottom()));
    } else {
        if (grip_.left) rect.setLeft(std::min(start_.left() + by.x(), start_.right()));
        if (grip_.right) rect.setRight(std::max(start_.right() + by.x(), start_.left()));
        if (grip_.top) rect.setTop(std::min(start_.top() + by.y(), start_.bottom()));
        if (grip_.bottom) rect.setBottom(std::max(start_.bottom() + by.y(), start_.top()));
    }
    desk_->setInFilm(rect);
}

void MaskLayer::mouseReleaseEvent(QMouseEvent* event) {
    if (!grip_.any()) event->ignore();
    if (grip_.any()) desk_->endDrag();
    grip_ = {};
}

void addMaskLayers(MaskDesk& desk, ViewSync& sync, ViewArea& area) {
    for (const ViewKind kind : {ViewKind::Gray, ViewKind::Color, ViewKind::Reference}) {
        new MaskLayer(desk, sync, area, kind);
    }
}

}  // namespace kinechrome::ui
