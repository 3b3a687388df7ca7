// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/view/hint_layer.h"

#include <algorithm>
#include <cmath>
#include <cstdint>
#include <map>

#include <QMouseEvent>
#include <QPainter>
#include <QPolygonF>
#include <QWheelEvent>

#include "core/color/lab.h"
#include "ui/view/picture_view.h"
#include "ui/view/view_area.h"

namespace kinechrome::ui {
namespace {

constexpr double penRadius = 7.0;  // on the screen
constexpr double leastGrip = 7.0;  // logical pixels around a hint that take hold of it
constexpr double sizePerNotch = 1.15;

constexpr double dotLightness = 65.0;
constexpr double dash = 4.0;      // logical pixels of a broken line, and between them
constexpr double faintest = 0.3;  // of a mark that is nearly lost

// Broken lines of any width break at the same places.
QPen linePen(const QColor& color, double width, bool broken) {
    QPen pen(color, width, Qt::SolidLine, Qt::FlatCap);
    if (broken) pen.setDashPattern({dash / width, dash / width});
    return pen;
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
    const bool empty = kind_ == ViewKind::Reference && area_->image(kind_).isNull();
    setVisible(desk_->active() && !empty);
    setCursor(desk_->picking() ? Qt::PointingHandCursor : Qt::CrossCursor);
    update();
}

ViewMapping HintLayer::mapping() const {
    return sync_->mapping(size(), devicePixelRatioF());
}

std::optional<std::size_t> HintLayer::hintUnder(QPointF position) const {
    const auto hints = desk_->hints();
    const auto shown = desk_->shown();
    const ViewMapping map = mapping();
    for (auto place = shown.rbegin(); place != shown.rend(); ++place) {
        const QPointF away = map.toView(desk_->toFilm(place->x, place->y)) - position;
        const double reach = desk_->radiusInFilm(hints[place->index]) * map.scale;
        if (std::hypot(away.x(), away.y()) <= std::max(leastGrip, reach)) return place->index;
    }
    return std::nullopt;
}

void HintLayer::paintEvent(QPaintEvent*) {
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    const auto hints = desk_->hints();
    const auto shown = desk_->shown();
    paintStrokes(painter, hints, shown);
    for (const ShownHint& place : shown) paintMark(painter, hints[place.index], place);
    if (desk_->pen()) {
        const QPointF at = mapping().toView(*desk_->pen());
        painter.setBrush(Qt::NoBrush);
        painter.setPen(linePen(QColor(0, 0, 0, 170), 4.0, false));
        painter.drawEllipse(at, penRadius, penRadius);
        painter.setPen(linePen(QColor(255, 255, 255, 230), 2.0, false));
        painter.drawEllipse(at, penRadius, penRadius);
    }
}

// Keys have a whole ring; carried marks a broken one that fades where they go out of sight.
void HintLayer::paintMark(QPainter& painter, const edit::Hint& hint, const ShownHint& place) {
    const ViewMapping map = mapping();
    const QPointF at = map.toView(desk_->toFilm(place.x, place.y));
    const bool dab = hint.stroke != 0;
    painter.setOpacity(faintest + (1.0 - faintest) * place.sureness);
    if (!dab) {
        const double radius = std::max(4.0, desk_->radiusInFilm(hint) * map.scale);
        const bool chosen = desk_->isChosen(place.index);
        painter.setBrush(Qt::NoBrush);
        painter.setPen(linePen(QColor(0, 0, 0, 170), chosen ? 4.5 : 3.0, place.carried));
        painter.drawEllipse(at, radius, radius);
        painter.setPen(linePen(QColor(255, 255, 255, 230), chosen ? 2.5 : 1.2, place.carried));
        painter.drawEllipse(at, radius, radius);
    }
    painter.setPen(Qt::NoPen);
    painter.setBrush(shownColor(dotLightness, {hint.a, hint.b}));
    painter.drawEllipse(at, dab ? 2.5 : 4.0, dab ? 2.5 : 4.0);
    painter.setOpacity(1.0);
}

// A line through the dabs of each stroke, as they were painted one after the other.
void HintLayer::paintStrokes(QPainter& painter, const std::vector<edit::Hint>& hints,
                             const std::vector<ShownHint>& shown) {
    struct Line {
        QPolygonF points;
        bool chosen = false;
        bool carried = false;
    };
    const ViewMapping map = mapping();
    std::map<std::int64_t, Line> lines;
    for (const ShownHint& place : shown) {
        const std::int64_t stroke = hints[place.index].stroke;
        if (stroke == 0) continue;
        Line& line = lines[stroke];
        line.points << map.toView(desk_->toFilm(place.x, place.y));
        line.chosen = line.chosen || desk_->isChosen(place.index);
        line.carried = line.carried || place.carried;
    }
    painter.setBrush(Qt::NoBrush);
    for (const auto& [stroke, line] : lines) {
        painter.setPen(linePen(QColor(0, 0, 0, 170), line.chosen ? 9.0 : 7.0, line.carried));
        painter.drawPolyline(line.points);
        painter.setPen(linePen(QColor(255, 255, 255, 220), line.chosen ? 7.5 : 4.5, line.carried));
        painter.drawPolyline(line.points);
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
    } else if (event->modifiers().testFlag(Qt::ShiftModifier)) {
        desk_->beginStroke(film);
        drag_ = Drag::Stroke;
    } else {
        under ? desk_->select(under) : desk_->addAt(film);
        drag_ = Drag::Move;
    }
}

void HintLayer::mouseMoveEvent(QMouseEvent* event) {
    const QPointF film = mapping().toFilm(event->position());
    switch (drag_) {
        case Drag::None: event->ignore(); break;
        case Drag::Move: desk_->moveSelected(film); break;
        case Drag::Stroke: desk_->extendStroke(film); break;
    }
}

void HintLayer::mouseReleaseEvent(QMouseEvent* event) {
    if (drag_ == Drag::None) {
        event->ignore();
    } else {
        desk_->endDrag();
    }
    drag_ = Drag::None;
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
    for (const ViewKind kind :
         {ViewKind::Gray, ViewKind::Network, ViewKind::Color, ViewKind::Reference}) {
        new HintLayer(desk, sync, area, kind);
    }
}

}  // namespace kinechrome::ui
