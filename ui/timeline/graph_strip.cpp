// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/timeline/graph_strip.h"

#include <algorithm>

#include <QHBoxLayout>
#include <QHideEvent>
#include <QLabel>
#include <QShowEvent>
#include <QToolButton>
#include <QVBoxLayout>

#include "ui/actions/action_registry.h"
#include "ui/bridge/workbench.h"
#include "ui/theme/theme.h"
#include "ui/timeline/graph_plot.h"
#include "ui/timeline/timeline_view.h"

namespace kinechrome::ui {
namespace {

constexpr int refreshBeat = 150;           // milliseconds, at least
constexpr int framesPerMillisecond = 100;  // a long film is asked about less often

QWidget* seriesButtons(const ActionRegistry& registry) {
    auto* group = new QWidget;
    group->setObjectName(QStringLiteral("segmented"));
    group->setAttribute(Qt::WA_StyledBackground);
    auto* row = new QHBoxLayout(group);
    row->setContentsMargins(2, 2, 2, 2);
    row->setSpacing(1);
    for (const GraphSeries series : allGraphSeries) {
        auto* button = new QToolButton;
        button->setDefaultAction(registry.action(QStringLiteral("graph.") + idOf(series)));
        button->setToolButtonStyle(Qt::ToolButtonTextOnly);
        button->setFocusPolicy(Qt::TabFocus);
        button->setFont(interfaceFont(0.88));
        row->addWidget(button);
    }
    return group;
}

}  // namespace

GraphStrip::GraphStrip(Workbench& workbench, TimelineView& timeline, const ActionRegistry& registry,
                       QWidget* parent)
    : QWidget(parent),
      workbench_(&workbench),
      plot_(new GraphPlot(timeline, workbench.transport())),
      readout_(new QLabel) {
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(3);
    auto* head = new QHBoxLayout;
    head->setContentsMargins(14, 0, 14, 0);
    head->addWidget(seriesButtons(registry));
    head->addStretch(1);
    readout_->setFont(numeralFont(0.88));
    readout_->setProperty("quiet", true);
    readout_->setAccessibleName(tr("Values of the graph"));
    head->addWidget(readout_);
    column->addLayout(head);
    column->addWidget(plot_);

    gather_.setSingleShot(true);
    connect(&gather_, &QTimer::timeout, this, &GraphStrip::refresh);
    const FootageSession& session = workbench_->session();
    for (const auto change :
         {&FootageSession::statesChanged, &FootageSession::planChanged,
          &FootageSession::referenceChanged, &FootageSession::indexGrew, &FootageSession::closed}) {
        connect(&session, change, this, &GraphStrip::refreshSoon);
    }
    connect(&workbench_->transport(), &Transport::frameChanged, this, &GraphStrip::refreshReadout);
    connect(plot_, &GraphPlot::hovered, this, [this](std::optional<qint64> frame) {
        under_ = frame;
        refreshReadout();
    });
    refresh();
}

void GraphStrip::setSeries(GraphSeries series) {
    series_ = series;
    refresh();
}

QString GraphStrip::readout() const {
    return readout_->text();
}

void GraphStrip::showEvent(QShowEvent* event) {
    if (event->spontaneous()) return;
    workbench_->session().setSurvey(pipeline::Survey::WholeFilm);
    refresh();
}

// A window out of sight goes on measuring.
void GraphStrip::hideEvent(QHideEvent* event) {
    if (event->spontaneous()) return;
    workbench_->session().setSurvey(pipeline::Survey::FramesShown);
}

void GraphStrip::refreshSoon() {
    if (!isVisible() || gather_.isActive()) return;
    const std::int64_t count = workbench_->transport().count();
    gather_.start(std::max(refreshBeat, static_cast<int>(count / framesPerMillisecond)));
}

void GraphStrip::refresh() {
    records_ = workbench_->session().records(0, workbench_->transport().count() - 1);
    measured_ = std::count_if(records_.begin(), records_.end(), [](const auto& record) {
        return record.colorfulness || record.field.uncertainty;
    });
    plot_->setNothingToShow(reasonForNothing());
    plot_->setGraph(graphOf(series_, records_));
    refreshReadout();
}

QString GraphStrip::reasonForNothing() const {
    if (measured_ == 0) return tr("Values come as frames are coloured.");
    switch (series_) {
        case GraphSeries::Flicker:
            return tr("Flicker is measured along the motion, which only a stabiliser looks for.");
        case GraphSeries::Difference: return tr("Add a ground truth to see how far off it is.");
        case GraphSeries::Uncertainty: return tr("This model does not say how sure it is.");
        case GraphSeries::Colorfulness: break;
    }
    return {};
}

void GraphStrip::refreshReadout() {
    const auto count = static_cast<std::int64_t>(records_.size());
    const std::int64_t frame = under_.value_or(workbench_->transport().frame());
    QStringList parts;
    if (measured_ < count) parts << tr("%1 of %2 frames measured").arg(measured_).arg(count);
    const QString values = plot_->graph().describe(frame);
    if (!values.isEmpty()) parts << tr("frame %1 · %2").arg(frame).arg(values);
    readout_->setText(parts.join(QStringLiteral("     ")));
    plot_->setAccessibleDescription(values);
}

}  // namespace kinechrome::ui
