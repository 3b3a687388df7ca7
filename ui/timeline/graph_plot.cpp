// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/timeline/graph_plot.h"

#include <algorithm>
#include <cmath>
#include <utility>

#include <QCoreApplication>
#include <QMouseEvent>
#include <QPainter>
#include <QPainterPath>

#include "ui/bridge/number_text.h"
#include "ui/theme/theme.h"
#include "ui/timeline/timeline_view.h"
#include "ui/timeline/transport.h"

namespace kinechrome::ui {
namespace {

constexpr double reach = 6.0;  // pixels to either side in which a click looks for a peak

}  // namespace

GraphPlot::GraphPlot(TimelineView& timeline, Transport& transport, QWidget* parent)
    : QWidget(parent), timeline_(&timeline), transport_(&transport) {
    setMouseTracking(true);
    setFixedHeight(sizeHint().height());
    setCursor(Qt::PointingHandCursor);
    setAccessibleName(tr("Graph"));
    connect(timeline_, &TimelineView::moved, this, [this] { update(); });
}

void GraphPlot::setGraph(Graph graph) {
    graph_ = std::move(graph);
    update();
}

void GraphPlot::setNothingToShow(const QString& reason) {
    reason_ = reason;
    update();
}

QRectF GraphPlot::area() const {
    const double margin = TimelineView::sideMargin;
    return QRectF(rect()).adjusted(margin, 2.0, -margin, -6.0);
}

double GraphPlot::yOf(double value) const {
    const QRectF field = area();
    return field.bottom() - std::clamp(value / graph_.top, 0.0, 1.0) * field.height();
}

void GraphPlot::paintEvent(QPaintEvent*) {
    QPainter painter(this);
    painter.fillRect(rect(), QColor(tone::window));
    painter.fillRect(area(), QColor(tone::panel));
    if (graph_.empty()) {
        painter.setFont(interfaceFont(0.9));
        painter.setPen(QColor(tone::quiet));
        painter.drawText(area(), static_cast<int>(Qt::AlignCenter), reason_);
        return;
    }
    painter.setRenderHint(QPainter::Antialiasing);
    paintScale(painter);
    painter.save();
    painter.setClipRect(area());
    for (const GraphLine& line : graph_.lines) paintLine(painter, line);
    const double x = std::round(timeline_->playheadX()) + 0.5;
    painter.setPen(QPen(QColor(tone::bright), 1.0));
    painter.drawLine(QPointF(x, area().top()), QPointF(x, area().bottom()));
    painter.restore();
    paintHover(painter);
}

// Zoomed out, a column of pixels stands for its highest frame, so that no peak is lost.
void GraphPlot::paintLine(QPainter& painter, const GraphLine& line) const {
    const QRectF field = area();
    const double perFrame = timeline_->scale().pixelsPerFrame();
    const auto stride = std::max<std::int64_t>(1, std::llround(std::floor(1.0 / perFrame)));
    const std::int64_t last = timeline_->frameAt(field.right());
    QPolygonF run;
    const auto finish = [&] {
        if (run.isEmpty()) return;
        if (run.size() == 1) run << run.front() + QPointF(1.0, 0.0);
        QPolygonF ground = run;
        ground << QPointF(run.back().x(), field.bottom())
               << QPointF(run.front().x(), field.bottom());
        QColor fill(line.tone);
        fill.setAlphaF(0.16F);
        painter.setPen(Qt::NoPen);
        painter.setBrush(fill);
        painter.drawPolygon(ground);
        painter.setPen(QPen(QColor(line.tone), 1.4));
        painter.drawPolyline(run);
        run.clear();
    };
    const std::int64_t first = timeline_->frameAt(field.left()) / stride * stride - stride;
    for (std::int64_t frame = std::max<std::int64_t>(first, 0); frame <= last + stride;
         frame += stride) {
        std::optional<float> highest;
        for (std::int64_t each = frame; each < frame + stride; ++each) {
            if (const auto value = line.at(each))
                highest = std::max(highest.value_or(0.0F), *value);
        }
        if (!highest) {
            finish();
            continue;
        }
        const double middle = static_cast<double>(stride - 1) / 2.0 * perFrame;
        run << QPointF(timeline_->xOf(frame) + middle, yOf(static_cast<double>(*highest)));
    }
    finish();
}

void GraphPlot::paintScale(QPainter& painter) const {
    const QRectF field = area();
    painter.setFont(numeralFont(0.76));
    for (const double share : {0.5, 1.0}) {
        const double y = std::round(field.bottom() - share * field.height()) + 0.5;
        painter.setPen(QColor(tone::line));
        painter.drawLine(QPointF(field.left(), y), QPointF(field.right(), y));
        painter.setPen(QColor(tone::quiet));
        painter.drawText(QRectF(field.right() - 60.0, y + 1.0, 56.0, 14.0),
                         static_cast<int>(Qt::AlignRight) | static_cast<int>(Qt::AlignTop),
                         decimalText(share * graph_.top, graph_.decimals));
    }
}

void GraphPlot::paintHover(QPainter& painter) const {
    if (!under_) return;
    const double x = timeline_->xOf(*under_);
    painter.setPen(QPen(QColor(tone::quiet), 1.0, Qt::DotLine));
    painter.drawLine(QPointF(x, area().top()), QPointF(x, area().bottom()));
    painter.setPen(Qt::NoPen);
    painter.setBrush(QColor(tone::bright));
    for (const GraphLine& line : graph_.lines) {
        const auto value = line.at(*under_);
        if (value) painter.drawEllipse(QPointF(x, yOf(static_cast<double>(*value))), 2.5, 2.5);
    }
}

std::int64_t GraphPlot::goalOf(const QPointF& at) const {
    const QRectF field = area();
    const double value = (field.bottom() - at.y()) / field.height() * graph_.top;
    const edit::FrameRange near{timeline_->frameAt(at.x() - reach),
                                timeline_->frameAt(at.x() + reach)};
    return graph_.peakIn(near, value).value_or(timeline_->frameAt(at.x()));
}

void GraphPlot::mousePressEvent(QMouseEvent* event) {
    if (event->button() != Qt::LeftButton) return;
    pressed_ = event->position();
    dragging_ = false;
}

void GraphPlot::mouseMoveEvent(QMouseEvent* event) {
    under_ = timeline_->frameAt(event->position().x());
    Q_EMIT hovered(*under_);
    update();
    if (!pressed_) return;
    const double moved = std::abs(event->position().x() - pressed_->x());
    if (moved > reach) dragging_ = true;
    if (!dragging_) return;
    transport_->pause();
    transport_->seek(*under_);
}

void GraphPlot::mouseReleaseEvent(QMouseEvent* event) {
    if (event->button() != Qt::LeftButton || !pressed_) return;
    if (!dragging_) {
        transport_->pause();
        transport_->seek(goalOf(*pressed_));
    }
    pressed_.reset();
}

void GraphPlot::wheelEvent(QWheelEvent* event) {
    // Both begin at the same x.
    QCoreApplication::sendEvent(timeline_, event);
}

void GraphPlot::leaveEvent(QEvent*) {
    under_.reset();
    Q_EMIT hovered({});
    update();
}

}  // namespace kinechrome::ui
