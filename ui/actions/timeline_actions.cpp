// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/actions/timeline_actions.h"

#include <algorithm>
#include <cmath>

#include <QActionGroup>
#include <QMenu>
#include <QMenuBar>
#include <QSettings>
#include <QWidget>

#include "ui/actions/action_registry.h"
#include "ui/bridge/workbench.h"
#include "ui/timeline/graph_strip.h"
#include "ui/timeline/hint_need.h"
#include "ui/timeline/timeline_view.h"

namespace kinechrome::ui {
namespace {

const QString shownKey = QStringLiteral("graphs/shown");
const QString seriesKey = QStringLiteral("graphs/series");
constexpr double zoomStep = 1.6;

}  // namespace

TimelineActions::TimelineActions(Workbench& workbench, ActionRegistry& registry, QMenuBar& bar,
                                 QWidget* window)
    : QObject(window), workbench_(&workbench) {
    addGraphs(registry);
    addNeeds(registry);
    addZoom(registry);
    QMenu* menu = bar.addMenu(tr("&Timeline"));
    menu->setToolTipsVisible(true);
    menu->addAction(shown_);
    menu->addActions(series_);
    menu->addSeparator();
    menu->addActions(needs_);
    menu->addSeparator();
    menu->addActions(zooms_);
    connect(&workbench_->transport(), &Transport::countChanged, this, &TimelineActions::refresh);
    connect(&workbench_->session(), &FootageSession::opened, this, [this] { visited_.clear(); });
    refresh();
}

void TimelineActions::addGraphs(ActionRegistry& registry) {
    const QString group = tr("Timeline");
    shown_ = registry.add({QStringLiteral("graph.show"),
                           group,
                           tr("&Graphs"),
                           tr("Figures of every frame under the timeline; while they are shown, "
                              "the whole film is measured in spare time"),
                           {},
                           {QKeySequence(Qt::Key_U)}});
    shown_->setCheckable(true);
    auto* choice = new QActionGroup(this);
    for (const GraphSeries series : allGraphSeries) {
        QAction* action = registry.add({QStringLiteral("graph.") + idOf(series),
                                        group,
                                        nameOf(series),
                                        tipOf(series),
                                        {},
                                        {}});
        action->setCheckable(true);
        choice->addAction(action);
        connect(action, &QAction::triggered, this, [this, series] { showSeries(series); });
        series_ << action;
    }
    QAction* next = registry.add({QStringLiteral("graph.next"),
                                  group,
                                  tr("Ne&xt graph"),
                                  {},
                                  {},
                                  {QKeySequence(Qt::SHIFT | Qt::Key_U)}});
    connect(next, &QAction::triggered, this, &TimelineActions::showNextSeries);
    series_ << next;
}

void TimelineActions::addNeeds(ActionRegistry& registry) {
    const QString group = tr("Timeline");
    QAction* next =
        registry.add({QStringLiteral("need.next"),
                      group,
                      tr("Next frame that needs a &hint"),
                      tr("Where the network is least sure and colour still flickers, outside of "
                         "approved segments; again for the one after it"),
                      {},
                      {QKeySequence(Qt::Key_Q)}});
    QAction* last = registry.add({QStringLiteral("need.last"),
                                  group,
                                  tr("&Back to the one before"),
                                  {},
                                  {},
                                  {QKeySequence(Qt::SHIFT | Qt::Key_Q)}});
    connect(next, &QAction::triggered, this, &TimelineActions::goToNextNeed);
    connect(last, &QAction::triggered, this, &TimelineActions::goToLastNeed);
    needs_ = {next, last};
}

void TimelineActions::addZoom(ActionRegistry& registry) {
    const QString group = tr("Timeline");
    const auto add = [&](const char* id, const QString& text, const QList<QKeySequence>& keys,
                         auto act) {
        QAction* action = registry.add({QString::fromLatin1(id), group, text, {}, {}, keys});
        connect(action, &QAction::triggered, this, act);
        zooms_ << action;
    };
    add("timeline.closer", tr("Zoom &in"),
        {QKeySequence(Qt::CTRL | Qt::Key_Equal), QKeySequence(Qt::CTRL | Qt::Key_Plus)},
        [this] { timeline_->zoomBy(zoomStep); });
    add("timeline.wider", tr("Zoom &out"), {QKeySequence(Qt::CTRL | Qt::Key_Minus)},
        [this] { timeline_->zoomBy(1.0 / zoomStep); });
    add("timeline.whole", tr("The &whole film"), {QKeySequence(Qt::CTRL | Qt::Key_0)},
        [this] { timeline_->showAll(); });
}

void TimelineActions::attach(TimelineView& timeline, GraphStrip& graphs) {
    timeline_ = &timeline;
    graphs_ = &graphs;
    const QSettings settings;
    const QString known = settings.value(seriesKey).toString();
    for (const GraphSeries series : allGraphSeries) {
        if (idOf(series) == known) graphs_->setSeries(series);
    }
    shown_->setChecked(settings.value(shownKey, false).toBool());
    graphs_->setVisible(shown_->isChecked());
    connect(shown_, &QAction::toggled, this, [this](bool shown) {
        graphs_->setVisible(shown);
        QSettings().setValue(shownKey, shown);
    });
    refresh();
}

void TimelineActions::showSeries(GraphSeries series) {
    graphs_->setSeries(series);
    QSettings().setValue(seriesKey, idOf(series));
    shown_->setChecked(true);
    refresh();
}

void TimelineActions::showNextSeries() {
    const auto here = std::find(allGraphSeries.begin(), allGraphSeries.end(), graphs_->series());
    const auto next = std::next(here);
    showSeries(next == allGraphSeries.end() ? allGraphSeries.front() : *next);
}

void TimelineActions::goToNextNeed() {
    Transport& transport = workbench_->transport();
    const double rate = transport.rate().value();
    const auto ranking = rankedHintNeeds(workbench_->session().records(0, transport.count() - 1),
                                         workbench_->document().segments,
                                         std::max<std::int64_t>(1, std::llround(rate)));
    if (ranking.empty()) {
        Q_EMIT told(
            tr("No frame outside of approved segments has been measured yet; values come "
               "as frames are coloured."));
        return;
    }
    const auto fresh = [&](std::int64_t frame) {
        return std::find(visited_.begin(), visited_.end(), frame) == visited_.end();
    };
    auto goal = std::find_if(ranking.begin(), ranking.end(), fresh);
    if (goal == ranking.end()) {  // all seen: once more from the neediest
        visited_.clear();
        goal = ranking.begin();
    }
    visited_.push_back(*goal);
    transport.pause();
    transport.seek(*goal);
    Q_EMIT told(tr("Frame %1: number %2 of %3 places that may need a hint.")
                    .arg(*goal)
                    .arg(goal - ranking.begin() + 1)
                    .arg(ranking.size()));
}

void TimelineActions::goToLastNeed() {
    Transport& transport = workbench_->transport();
    if (!visited_.empty() && visited_.back() == transport.frame()) visited_.pop_back();
    if (visited_.empty()) {
        Q_EMIT told(tr("There was none before this one."));
        return;
    }
    transport.pause();
    transport.seek(visited_.back());
}

void TimelineActions::refresh() {
    const bool frames = workbench_->transport().count() > 0;
    for (QAction* action : needs_ + zooms_) setAvailable(action, frames, tr("Open footage first."));
    if (graphs_ == nullptr) return;
    for (std::size_t i = 0; i < allGraphSeries.size(); ++i) {
        series_[static_cast<qsizetype>(i)]->setChecked(allGraphSeries[i] == graphs_->series());
    }
}

}  // namespace kinechrome::ui
