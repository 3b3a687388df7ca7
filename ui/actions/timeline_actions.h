// SPDX-License-Identifier: GPL-3.0-or-later
// The Timeline menu: the graphs and what they show, the way to frames that need a hint, the zoom.
#pragma once

#include <cstdint>
#include <vector>

#include <QList>
#include <QObject>

#include "ui/timeline/graph_series.h"

class QAction;
class QMenuBar;
class QWidget;

namespace kinechrome::ui {

class ActionRegistry;
class GraphStrip;
class TimelineView;
class Workbench;

class TimelineActions : public QObject {
    Q_OBJECT
public:
    TimelineActions(Workbench& workbench, ActionRegistry& registry, QMenuBar& bar, QWidget* window);

    // What the actions act on, once it is there. Remembers in the settings what was shown.
    void attach(TimelineView& timeline, GraphStrip& graphs);

Q_SIGNALS:
    void told(const QString& sentence);  // for the status bar

private:
    void addGraphs(ActionRegistry& registry);
    void addNeeds(ActionRegistry& registry);
    void addZoom(ActionRegistry& registry);
    void showSeries(GraphSeries series);
    void showNextSeries();
    void goToNextNeed();
    void goToLastNeed();
    void refresh();

    Workbench* workbench_;
    TimelineView* timeline_ = nullptr;
    GraphStrip* graphs_ = nullptr;
    QAction* shown_ = nullptr;
    QList<QAction*> series_;
    QList<QAction*> needs_;
    QList<QAction*> zooms_;
    std::vector<std::int64_t> visited_;  // frames that need a hint, as they were gone to
};

}  // namespace kinechrome::ui
