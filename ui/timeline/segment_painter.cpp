// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/timeline/segment_painter.h"

#include <algorithm>

#include <QCoreApplication>
#include <QPainter>

#include "core/edit/hint_tracks.h"
#include "ui/theme/theme.h"
#include "ui/view/preview_picture.h"

namespace kinechrome::ui {
namespace {

constexpr double pictureMargin = 3.0;
constexpr double leastForText = 44.0;

QString tr(const char* text) {
    return QCoreApplication::translate("Timeline", text);
}

QString nameOf(const edit::Segment& segment, std::size_t number) {
    return segment.name.empty() ? tr("Segment %1").arg(number + 1)
                                : QString::fromStdString(segment.name);
}

QString stateText(const edit::Segment& segment, const std::vector<pipeline::FrameState>& states) {
    if (segment.skip) return tr("as it is");
    QString text;
    switch (stateOf(segment.range, states)) {
        case SegmentState::NotYet: text = tr("not yet"); break;
        case SegmentState::Partly:
            text = tr("%1 % cached").arg(percentCached(segment.range, states));
            break;
        case SegmentState::Rendering: text = tr("rendering"); break;
        case SegmentState::Cached: text = tr("cached"); break;
        case SegmentState::Failed: text = tr("failed"); break;
    }
    const std::size_t hints = edit::countHints(segment.hints);
    if (hints > 0) text += hints == 1 ? tr(" · 1 hint") : tr(" · %1 hints").arg(hints);
    if (segment.mask) text += tr(" · masked");
    return text;
}

// Whether the segment has settings of its own.
bool isEdited(const project::Document& document, const edit::Segment& segment) {
    return segment.settings != document.settings || !segment.hints.empty() || segment.skip ||
           segment.mask;
}

double paintPicture(QPainter& painter, const QRectF& box, std::int64_t first,
                    const std::map<std::int64_t, pipeline::PreviewImage>& shots) {
    auto shot = shots.upper_bound(first);
    if (shot == shots.begin()) return 0.0;
    const QImage image = wrapPreview(std::prev(shot)->second);
    const double height = box.height() - 2.0 * pictureMargin;
    const double width = std::min(height * image.width() / std::max(1, image.height()),
                                  box.width() - 2.0 * pictureMargin);
    if (width < 8.0) return 0.0;
    const QRectF target(box.left() + pictureMargin, box.top() + pictureMargin, width, height);
    const double shown = width * image.height() / height;  // its middle, where the box is narrow
    painter.setRenderHint(QPainter::SmoothPixmapTransform);
    painter.drawImage(target, image,
                      QRectF((image.width() - shown) / 2.0, 0.0, shown, image.height()));
    return width + pictureMargin;
}

void paintTick(QPainter& painter, const QRectF& box) {
    const QPointF at(box.right() - 14.0, box.top() + 10.0);
    painter.setPen(QPen(QColor(tone::good), 2.0));
    painter.drawPolyline(
        QPolygonF({at + QPointF(-4, 0), at + QPointF(-1, 3), at + QPointF(5, -4)}));
}

}  // namespace

SegmentState stateOf(const edit::FrameRange& range,
                     const std::vector<pipeline::FrameState>& states) {
    const auto count = static_cast<std::int64_t>(states.size());
    bool all = range.first < count;
    bool some = false;
    bool working = false;
    for (std::int64_t frame = range.first; frame <= std::min(range.last, count - 1); ++frame) {
        const pipeline::FrameState state = states[static_cast<std::size_t>(frame)];
        if (state == pipeline::FrameState::Failed) return SegmentState::Failed;
        all = all && state == pipeline::FrameState::Cached;
        some = some || state == pipeline::FrameState::Cached;
        working = working || state == pipeline::FrameState::Pending;
    }
    return all       ? SegmentState::Cached
           : working ? SegmentState::Rendering
           : some    ? SegmentState::Partly
                     : SegmentState::NotYet;
}

int percentCached(const edit::FrameRange& range, const std::vector<pipeline::FrameState>& states) {
    const auto end = static_cast<std::int64_t>(states.size());
    std::int64_t cached = 0;
    for (std::int64_t frame = range.first; frame <= std::min(range.last, end - 1); ++frame) {
        if (states[static_cast<std::size_t>(frame)] == pipeline::FrameState::Cached) ++cached;
    }
    if (cached == 0 || cached == range.count()) return cached == 0 ? 0 : 100;
    return static_cast<int>(std::clamp<std::int64_t>(100 * cached / range.count(), 1, 99));
}

void paintSegments(QPainter& painter, const QRectF& band, const TimelineScale& scale,
                   const project::Document& document,
                   const std::map<std::int64_t, pipeline::PreviewImage>& shots,
                   const std::vector<pipeline::FrameState>& states, std::int64_t current) {
    painter.save();
    painter.setClipRect(band);
    for (std::size_t i = 0; i < document.segments.size(); ++i) {
        const edit::Segment& segment = document.segments[i];
        const double left = band.left() + scale.xOf(static_cast<double>(segment.range.first));
        const double right = band.left() + scale.xOf(static_cast<double>(segment.range.last + 1));
        if (right <= band.left() || left >= band.right()) continue;
        const double from = std::max(left, band.left());
        const QRectF box(
            QPointF(from, band.top()),
            QPointF(std::max(from + 1.0, std::min(right, band.right()) - 1.5), band.bottom()));
        const bool holds = current >= segment.range.first && current <= segment.range.last;
        painter.setPen(holds ? QPen(QColor(tone::accent), 1.5) : QPen(Qt::NoPen));
        painter.setBrush(QColor(holds ? tone::boxHere : tone::box));
        painter.drawRoundedRect(box, 3.0, 3.0);
        const double taken = paintPicture(painter, box, segment.range.first, shots);
        const QRectF text = box.adjusted(taken + 7.0, 3.0, -4.0, -3.0);
        if (text.width() < leastForText) continue;
        painter.setFont(interfaceFont(0.82));
        const QFontMetricsF metrics(painter.font());
        const double room = text.width() - (segment.approved ? 20.0 : 0.0);
        painter.setPen(QColor(holds ? tone::bright : tone::text));
        painter.drawText(text, static_cast<int>(Qt::AlignLeft) | static_cast<int>(Qt::AlignTop),
                         metrics.elidedText(nameOf(segment, i), Qt::ElideRight, room));
        painter.setPen(QColor(isEdited(document, segment) ? tone::accent : tone::quiet));
        painter.drawText(
            text, static_cast<int>(Qt::AlignLeft) | static_cast<int>(Qt::AlignBottom),
            metrics.elidedText(stateText(segment, states), Qt::ElideRight, text.width()));
        if (segment.approved) paintTick(painter, box);
    }
    painter.restore();
}

}  // namespace kinechrome::ui
