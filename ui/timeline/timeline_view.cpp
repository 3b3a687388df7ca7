// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/timeline/timeline_view.h"

#include <cmath>

#include <QHelpEvent>
#include <QMouseEvent>
#include <QPainter>
#include <QToolTip>
#include <QWheelEvent>

#include "core/project/document_edits.h"
#include "ui/bridge/workbench.h"
#include "ui/theme/theme.h"
#include "ui/timeline/segment_painter.h"
#include "ui/timeline/timeline_painter.h"
#include "ui/timeline/transport.h"

namespace kinechrome::ui {
namespace {

constexpr int statesBeat = 60;  // milliseconds

}  // namespace

TimelineView::TimelineView(Workbench& workbench, QWidget* parent)
    : QWidget(parent),
      workbench_(&workbench),
      transport_(&workbench.transport()),
      session_(&workbench.session()) {
    setMinimumHeight(104);
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
    setMouseTracking(true);
    setAccessibleName(tr("Timeline"));
    statesTimer_.setSingleShot(true);
    statesTimer_.setInterval(statesBeat);
    connect(&statesTimer_, &QTimer::timeout, this, &TimelineView::refreshStates);
    const auto refreshSoon = [this] {
        if (!statesTimer_.isActive()) statesTimer_.start();
    };
    connect(session_, &FootageSession::statesChanged, this, refreshSoon);
    connect(session_, &FootageSession::planChanged, this, refreshSoon);
    connect(session_, &FootageSession::shotSeen, this, refreshSoon);
    connect(session_, &FootageSession::indexGrew, this, refreshSoon);
    connect(session_, &FootageSession::closed, this, &TimelineView::refreshStates);
    connect(transport_, &Transport::countChanged, this, [this] {
        scale_.setCount(transport_->count());
        refreshStates();
        Q_EMIT moved();
    });
    connect(transport_, &Transport::rangeChanged, this, [this] { update(); });
    connect(&workbench_->editor(), &DocumentEditor::changed, this, [this] { update(); });
    connect(transport_, &Transport::frameChanged, this, [this](qint64 frame) {
        if (!scrubbing_) scale_.reveal(frame);
        setAccessibleDescription(describe(frame));
        update();
        Q_EMIT moved();
    });
}

void TimelineView::setTimeBase(const TimeBase& base, TimeFormat format) {
    base_ = base;
    format_ = format;
    update();
}

double TimelineView::xOf(std::int64_t frame) const {
    return sideMargin + scale_.xOf(static_cast<double>(frame) + 0.5);
}

std::int64_t TimelineView::frameAt(double x) const {
    return scale_.frameAt(x - sideMargin);
}

double TimelineView::playheadX() const {
    return sideMargin + playheadOffset(scale_, transport_->frame());
}

void TimelineView::zoomBy(double factor) {
    const std::int64_t frame = transport_->frame();
    scale_.reveal(frame);
    scale_.zoom(factor, scale_.xOf(static_cast<double>(frame) + 0.5));
    update();
    Q_EMIT moved();
}

void TimelineView::showAll() {
    scale_.showAll();
    update();
    Q_EMIT moved();
}

void TimelineView::refreshStates() {
    states_ = session_->states(0, transport_->count() - 1);
    update();
}

QString TimelineView::describe(std::int64_t frame) const {
    const QString place =
        tr("%1 · frame %2").arg(formatTime(frame, TimeFormat::Timecode, base_)).arg(frame);
    const project::Marker* marker = project::markerAt(workbench_->document(), frame);
    return marker == nullptr
               ? place
               : tr("%1 · marker %2").arg(place, QString::fromStdString(marker->note));
}

void TimelineView::resizeEvent(QResizeEvent*) {
    scale_.setWidth(width() - 2.0 * sideMargin);
    Q_EMIT moved();
}

void TimelineView::paintEvent(QPaintEvent*) {
    QPainter painter(this);
    painter.fillRect(rect(), QColor(tone::window));
    painter.setRenderHint(QPainter::Antialiasing);
    const TimelineBands bands =
        TimelineBands::of(QRectF(rect()).adjusted(sideMargin, 2.0, -sideMargin, -8.0));
    const std::int64_t count = transport_->count();
    if (count <= 0) {
        painter.setPen(Qt::NoPen);
        painter.setBrush(QColor(tone::panel));
        painter.drawRoundedRect(bands.shots, 3.0, 3.0);
        return;
    }
    paintRuler(painter, bands.ruler, scale_, count, format_, base_);
    if (workbench_->document().segments.empty()) {
        paintShots(painter, bands.shots, scale_, count, session_->cuts(), transport_->frame());
    } else {
        paintSegments(painter, bands.shots, scale_, workbench_->document(), session_->shots(),
                      states_, transport_->frame());
    }
    paintCache(painter, bands.cache, scale_, states_);
    paintRange(painter, bands, scale_, count, transport_->inPoint(), transport_->outPoint(),
               transport_->loopsRange());
    paintMarkers(painter, bands.ruler, scale_, workbench_->document().markers);
    paintPlayhead(painter, bands, scale_, transport_->frame());
}

void TimelineView::scrubTo(double x) {
    transport_->seek(scale_.frameAt(x - sideMargin));
}

void TimelineView::mousePressEvent(QMouseEvent* event) {
    if (event->button() != Qt::LeftButton) return;
    scrubbing_ = true;
    transport_->pause();
    scrubTo(event->position().x());
}

void TimelineView::mouseMoveEvent(QMouseEvent* event) {
    if (scrubbing_) scrubTo(event->position().x());
}

void TimelineView::mouseReleaseEvent(QMouseEvent*) {
    scrubbing_ = false;
}

void TimelineView::wheelEvent(QWheelEvent* event) {
    const QPoint delta = event->angleDelta();
    const bool sideways = delta.x() != 0 || event->modifiers().testFlag(Qt::ShiftModifier);
    if (sideways) {
        const double notches = (delta.x() != 0 ? delta.x() : delta.y()) / 120.0;
        scale_.pan(-notches * scale_.visible() * 0.1);
    } else {
        scale_.zoom(std::pow(1.3, delta.y() / 120.0), event->position().x() - sideMargin);
    }
    update();
    event->accept();
    Q_EMIT moved();
}

bool TimelineView::event(QEvent* event) {
    if (event->type() != QEvent::ToolTip || transport_->count() <= 0) return QWidget::event(event);
    const auto* help = static_cast<QHelpEvent*>(event);
    QToolTip::showText(help->globalPos(), describe(scale_.frameAt(help->pos().x() - sideMargin)),
                       this);
    return true;
}

}  // namespace kinechrome::ui
