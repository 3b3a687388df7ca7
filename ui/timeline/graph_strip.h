// SPDX-License-Identifier: GPL-3.0-or-later
// GraphStrip: the graphs under the timeline: which one, what it says of a frame, and the plot.
// While it is shown, the preview measures the whole film in its spare time.
#pragma once

#include <optional>
#include <vector>

#include <QTimer>
#include <QWidget>

#include "ui/timeline/graph_series.h"

class QLabel;

namespace kinechrome::ui {

class ActionRegistry;
class GraphPlot;
class TimelineView;
class Workbench;

class GraphStrip : public QWidget {
    Q_OBJECT
public:
    GraphStrip(Workbench& workbench, TimelineView& timeline, const ActionRegistry& registry,
               QWidget* parent = nullptr);

    void setSeries(GraphSeries series);
    [[nodiscard]] GraphSeries series() const { return series_; }
    [[nodiscard]] GraphPlot& plot() const { return *plot_; }
    [[nodiscard]] QString readout() const;

protected:
    void showEvent(QShowEvent* event) override;
    void hideEvent(QHideEvent* event) override;

private:
    void refreshSoon();
    void refresh();
    void refreshReadout();
    [[nodiscard]] QString reasonForNothing() const;

    Workbench* workbench_;
    GraphPlot* plot_;
    QLabel* readout_;
    GraphSeries series_ = GraphSeries::Flicker;
    std::vector<pipeline::FrameRecord> records_;  // of the whole film
    std::int64_t measured_ = 0;                   // frames with any figure
    std::optional<std::int64_t> under_;           // frame under the mouse
    QTimer gather_;                               // bursts of changes become one refresh
};

}  // namespace kinechrome::ui
