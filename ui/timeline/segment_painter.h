// SPDX-License-Identifier: GPL-3.0-or-later
// The strip of segments: boxes with a picture, a name, and what has become of each.
#pragma once

#include <cstdint>
#include <map>
#include <vector>

#include <QRectF>

#include "core/pipeline/preview_service.h"
#include "core/project/document.h"
#include "ui/timeline/timeline_scale.h"

class QPainter;

namespace kinechrome::ui {

enum class SegmentState {
    NotYet,     // no frame is there
    Partly,     // some are, and nobody is at the others: they did not fit, or their turn comes
    Rendering,  // one is being made
    Cached,     // all are there
    Failed,     // one could not be made
};

// What the preview has of the frames of `range`; one state per frame of the film from frame 0.
[[nodiscard]] SegmentState stateOf(const edit::FrameRange& range,
                                   const std::vector<pipeline::FrameState>& states);
// How many of a hundred frames are there: 0 and 100 only where that is exact.
[[nodiscard]] int percentCached(const edit::FrameRange& range,
                                const std::vector<pipeline::FrameState>& states);

// `shots`: pictures of frames; a segment shows that of its first frame or the last one before it.
// The segment that holds `current` stands out.
void paintSegments(QPainter& painter, const QRectF& band, const TimelineScale& scale,
                   const project::Document& document,
                   const std::map<std::int64_t, pipeline::PreviewImage>& shots,
                   const std::vector<pipeline::FrameState>& states, std::int64_t current);

}  // namespace kinechrome::ui
