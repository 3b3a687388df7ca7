// SPDX-License-Identifier: GPL-3.0-or-later
// The parts of the timeline, each painted by one function from plain values.
#pragma once

#include <cstdint>
#include <optional>
#include <vector>

#include <QRectF>

#include "core/pipeline/preview_service.h"
#include "core/project/document.h"
#include "ui/timeline/timecode.h"
#include "ui/timeline/timeline_scale.h"

class QPainter;

namespace kinechrome::ui {

// Where the bands lie; all start at the same x, which is frame scale.first().
struct TimelineBands {
    QRectF ruler;
    QRectF shots;
    QRectF cache;

    [[nodiscard]] static TimelineBands of(QRectF area);
};

void paintRuler(QPainter& painter, const QRectF& band, const TimelineScale& scale,
                std::int64_t count, TimeFormat format, const TimeBase& base);

// Boxes between the cuts; the one that holds `current` stands out.
void paintShots(QPainter& painter, const QRectF& band, const TimelineScale& scale,
                std::int64_t count, const std::vector<std::int64_t>& cuts, std::int64_t current);

// Green cached, orange being made, red failed; one state per frame from frame 0.
void paintCache(QPainter& painter, const QRectF& band, const TimelineScale& scale,
                const std::vector<pipeline::FrameState>& states);

// Dims what lies outside [in, out] and marks the ends.
void paintRange(QPainter& painter, const TimelineBands& bands, const TimelineScale& scale,
                std::int64_t count, std::optional<std::int64_t> in, std::optional<std::int64_t> out,
                bool loops);

// A small flag at each marker's frame.
void paintMarkers(QPainter& painter, const QRectF& ruler, const TimelineScale& scale,
                  const std::vector<project::Marker>& markers);

// Where the playhead's line lies, from the band's left edge.
[[nodiscard]] double playheadOffset(const TimelineScale& scale, std::int64_t frame);

void paintPlayhead(QPainter& painter, const TimelineBands& bands, const TimelineScale& scale,
                   std::int64_t frame);

}  // namespace kinechrome::ui
