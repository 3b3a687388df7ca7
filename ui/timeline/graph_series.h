// SPDX-License-Identifier: GPL-3.0-or-later
// What the graphs under the timeline show, as plain values.
#pragma once

#include <array>
#include <cstdint>
#include <optional>
#include <vector>

#include <QRgb>
#include <QString>

#include "core/edit/settings.h"
#include "core/pipeline/frame_record.h"

namespace kinechrome::ui {

enum class GraphSeries { Flicker, Colorfulness, Difference, Uncertainty };
inline constexpr std::array allGraphSeries{GraphSeries::Flicker, GraphSeries::Colorfulness,
                                           GraphSeries::Difference, GraphSeries::Uncertainty};

[[nodiscard]] QString nameOf(GraphSeries series);
[[nodiscard]] QString tipOf(GraphSeries series);
// For the settings, never translated.
[[nodiscard]] QString idOf(GraphSeries series);

struct GraphLine {
    QString name;
    QRgb tone = 0;
    std::vector<float> values;  // one per frame from frame 0; not-a-number where unknown
    [[nodiscard]] std::optional<float> at(std::int64_t frame) const;
};

// Lines over one scale that begins at 0; those in front come last.
struct Graph {
    std::vector<GraphLine> lines;
    double top = 1.0;
    int decimals = 1;

    [[nodiscard]] bool empty() const;  // no value anywhere
    // Of the lines that know the frame; empty when none does.
    [[nodiscard]] QString describe(std::int64_t frame) const;
    // The frame of `range` where a line peaks: that line whose peak is nearest to `value`. Empty
    // when nothing is known of the range.
    [[nodiscard]] std::optional<std::int64_t> peakIn(edit::FrameRange range, double value) const;
};

[[nodiscard]] Graph graphOf(GraphSeries series, const std::vector<pipeline::FrameRecord>& records);

}  // namespace kinechrome::ui
