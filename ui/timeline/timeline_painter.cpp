// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/timeline/timeline_painter.h"

#include <algorithm>
#include <array>
#include <cmath>

#include <QCoreApplication>
#include <QPainter>

#include "ui/theme/theme.h"

namespace kinechrome::ui {
namespace {

constexpr double rulerHeight = 24.0;
constexpr double cacheHeight = 5.0;
constexpr double gap = 3.0;

// The smallest round step (in frames) whose labels do not touch.
std::int64_t labelStep(const TimelineScale& scale, double labelWidth, const TimeBase& base) {
    const double rate = base.rate.known() ? base.rate.value() : 24.0;
    const auto second = std::max<std::int64_t>(1, std::llround(rate));
    const std::array<std::int64_t, 17> steps{1,
                                             2,
                                             5,
                                             10,
                                             second,
                                             2 * second,
                                             5 * second,
                                             10 * second,
                                             15 * second,
                                             30 * second,
                                             60 * second,
                                             120 * second,
                                             300 * second,
                                             600 * second,
                                             1800 * second,
                                             3600 * second,
                                             7200 * second};
    for (const std::int64_t step : steps) {
        if (static_cast<double>(step) * scale.pixelsPerFrame() >= labelWidth) return step;
    }
    return steps.back();
}

QColor colorOf(pipeline::FrameState state) {
    switch (state) {
        case pipeline::FrameState::Cached: return QColor(tone::good);
        case pipeline::FrameState::Pending: return QColor(tone::pending);
        case pipeline::FrameState::Failed: return QColor(tone::bad);
        case pipeline::FrameState::Unknown: break;
    }
    return QColor(tone::raised);
}

}  // namespace

TimelineBands TimelineBands::of(QRectF area) {
    TimelineBands bands;
    bands.ruler = QRectF(area.left(), area.top(), area.width(), rulerHeight);
    bands.cache = QRectF(area.left(), area.bottom() - cacheHeight, area.width(), cacheHeight);
    bands.shots = QRectF(QPointF(area.left(), bands.ruler.bottom() + gap),
                         QPointF(area.right(), bands.cache.top() - gap));
    return bands;
}

void paintRuler(QPainter& painter, const QRectF& band, const TimelineScale& scale,
                std::int64_t count, TimeFormat format, const TimeBase& base) {
    painter.setFont(numeralFont(0.82));
    const double widest =
        painter.fontMetrics().horizontalAdvance(formatTime(count, format, base)) + 26.0;
    const std::int64_t step = labelStep(scale, widest, base);
    const std::int64_t minor = std::max<std::int64_t>(1, step % 5 == 0 ? step / 5 : step / 2);
    const std::int64_t last = scale.frameAt(band.width());
    for (std::int64_t f = scale.frameAt(0) / minor * minor; f <= last; f += minor) {
        const double x = std::round(band.left() + scale.xOf(static_cast<double>(f))) + 0.5;
        if (x < band.left()) continue;
        const bool major = f % step == 0;
        painter.setPen(QColor(major ? tone::faint : tone::line));
        painter.drawLine(QPointF(x, band.bottom() - (major ? 7.0 : 4.0)),
                         QPointF(x, band.bottom()));
        if (!major || x + widest - 20.0 > band.right()) continue;
        painter.setPen(QColor(tone::quiet));
        painter.drawText(QRectF(x + 4.0, band.top(), widest, band.height() - 6.0),
                         static_cast<int>(Qt::AlignLeft) | static_cast<int>(Qt::AlignVCenter),
                         formatTime(f, format, base));
    }
}

void paintShots(QPainter& painter, const QRectF& band, const TimelineScale& scale,
                std::int64_t count, const std::vector<std::int64_t>& cuts, std::int64_t current) {
    painter.setFont(interfaceFont(0.82));
    std::int64_t first = 0;
    for (std::size_t i = 0; i <= cuts.size(); ++i) {
        const std::int64_t end = i < cuts.size() ? cuts[i] : count;
        const double left =
            std::max(band.left(), band.left() + scale.xOf(static_cast<double>(first)));
        const double right =
            std::min(band.right(), band.left() + scale.xOf(static_cast<double>(end)));
        const bool holds = current >= first && current < end;
        first = end;
        if (right <= left) continue;
        const QRectF box(QPointF(left, band.top()),
                         QPointF(std::max(left + 1.0, right - 1.5), band.bottom()));
        painter.setPen(Qt::NoPen);
        painter.setBrush(QColor(holds ? tone::boxHere : tone::box));
        painter.drawRoundedRect(box, 3.0, 3.0);
        if (box.width() < 56.0) continue;
        painter.setPen(QColor(holds ? tone::text : tone::quiet));
        painter.drawText(box.adjusted(9.0, 0.0, -6.0, 0.0),
                         static_cast<int>(Qt::AlignLeft) | static_cast<int>(Qt::AlignVCenter),
                         QCoreApplication::translate("Timeline", "Shot %1").arg(i + 1));
    }
}

void paintCache(QPainter& painter, const QRectF& band, const TimelineScale& scale,
                const std::vector<pipeline::FrameState>& states) {
    painter.setPen(Qt::NoPen);
    painter.setBrush(QColor(tone::raised));
    painter.drawRect(band);
    const auto count = static_cast<std::int64_t>(states.size());
    const std::int64_t last = std::min(count - 1, scale.frameAt(band.width()));
    std::int64_t f = scale.frameAt(0);
    while (f <= last) {
        const pipeline::FrameState state = states[static_cast<std::size_t>(f)];
        std::int64_t end = f + 1;
        while (end <= last && states[static_cast<std::size_t>(end)] == state) ++end;
        if (state != pipeline::FrameState::Unknown) {
            const double left = band.left() + scale.xOf(static_cast<double>(f));
            const double right = band.left() + scale.xOf(static_cast<double>(end));
            painter.fillRect(QRectF(left, band.top(), std::max(1.0, right - left), band.height())
                                 .intersected(band),
                             colorOf(state));
        }
        f = end;
    }
}

void paintRange(QPainter& painter, const TimelineBands& bands, const TimelineScale& scale,
                std::int64_t count, std::optional<std::int64_t> in, std::optional<std::int64_t> out,
                bool loops) {
    if (!in && !out) return;
    const QRectF& ruler = bands.ruler;
    const double left = ruler.left() + scale.xOf(static_cast<double>(in.value_or(0)));
    const double right = ruler.left() + scale.xOf(static_cast<double>(out ? *out + 1 : count));
    const QRectF whole(ruler.topLeft(), bands.cache.bottomRight());
    const QColor dim(0, 0, 0, 120);
    const auto clipped = [&](double from, double to) {
        return QRectF(QPointF(from, whole.top()), QPointF(std::max(from, to), whole.bottom()))
            .intersected(whole);
    };
    painter.fillRect(clipped(whole.left(), left), dim);
    painter.fillRect(clipped(right, whole.right()), dim);
    const QColor mark(loops ? tone::bright : tone::accent);
    painter.fillRect(QRectF(QPointF(left, ruler.bottom() - 2.0), QPointF(right, ruler.bottom()))
                         .intersected(whole),
                     mark);
    for (const double x : {left, right - 2.0}) {
        painter.fillRect(
            QRectF(x, ruler.bottom() - 2.0, 2.0, bands.shots.bottom() - ruler.bottom() + 2.0)
                .intersected(whole),
            mark);
    }
}

void paintMarkers(QPainter& painter, const QRectF& ruler, const TimelineScale& scale,
                  const std::vector<project::Marker>& markers) {
    painter.setPen(Qt::NoPen);
    painter.setBrush(QColor(tone::pending));
    for (const project::Marker& marker : markers) {
        const double x = ruler.left() + scale.xOf(static_cast<double>(marker.frame) + 0.5);
        if (x < ruler.left() - 5.0 || x > ruler.right() + 5.0) continue;
        const double foot = ruler.bottom();
        painter.drawPolygon(QPolygonF({{x, foot}, {x - 5.0, foot - 7.0}, {x + 5.0, foot - 7.0}}));
    }
}

double playheadOffset(const TimelineScale& scale, std::int64_t frame) {
    return scale.xOf(static_cast<double>(frame)) + std::min(scale.pixelsPerFrame() / 2.0, 0.5);
}

void paintPlayhead(QPainter& painter, const TimelineBands& bands, const TimelineScale& scale,
                   std::int64_t frame) {
    const double left = bands.ruler.left() + scale.xOf(static_cast<double>(frame));
    const double width = scale.pixelsPerFrame();
    if (width > 4.0) {  // the frame's own extent, once it can be seen
        painter.fillRect(QRectF(left, bands.shots.top(), width, bands.shots.height()),
                         QColor(255, 255, 255, 34));
    }
    const double x = std::round(bands.ruler.left() + playheadOffset(scale, frame)) + 0.5;
    painter.setPen(QPen(QColor(0, 0, 0, 150), 3.0));
    painter.drawLine(QPointF(x, bands.ruler.top() + 10.0), QPointF(x, bands.cache.bottom()));
    painter.setPen(QPen(QColor(tone::bright), 1.5));
    painter.drawLine(QPointF(x, bands.ruler.top() + 10.0), QPointF(x, bands.cache.bottom()));
    painter.setPen(Qt::NoPen);
    painter.setBrush(QColor(tone::bright));
    const double top = bands.ruler.top() + 5.0;
    painter.drawPolygon(QPolygonF({{x - 5.5, top},
                                   {x + 5.5, top},
                                   {x + 5.5, top + 5.0},
                                   {x, top + 11.5},
                                   {x - 5.5, top + 5.0}}));
}

}  // namespace kinechrome::ui
