// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/timeline/graph_series.h"

#include <algorithm>
#include <cmath>
#include <limits>

#include <QCoreApplication>
#include <QStringList>

#include "ui/bridge/number_text.h"
#include "ui/theme/theme.h"

namespace kinechrome::ui {
namespace {

constexpr double headroom = 1.12;

QString tr(const char* text) {
    return QCoreApplication::translate("Graphs", text);
}

template <class Pick>
GraphLine line(const QString& name, QRgb tone, const std::vector<pipeline::FrameRecord>& records,
               Pick pick) {
    GraphLine result{name, tone, {}};
    result.values.reserve(records.size());
    for (const pipeline::FrameRecord& record : records) {
        const std::optional<float> value = pick(record);
        result.values.push_back(value.value_or(std::numeric_limits<float>::quiet_NaN()));
    }
    return result;
}

// A scale that fits the values, but never so fine that noise looks like an event.
void fitScale(Graph& graph, double least) {
    graph.top = least;
    for (const GraphLine& each : graph.lines) {
        for (const float value : each.values) {
            if (std::isfinite(value)) {
                graph.top = std::max(graph.top, static_cast<double>(value) * headroom);
            }
        }
    }
}

}  // namespace

QString nameOf(GraphSeries series) {
    switch (series) {
        case GraphSeries::Flicker: return tr("Flicker");
        case GraphSeries::Colorfulness: return tr("Colourfulness");
        case GraphSeries::Difference: return tr("Difference");
        case GraphSeries::Uncertainty: break;
    }
    return tr("Uncertainty");
}

QString tipOf(GraphSeries series) {
    switch (series) {
        case GraphSeries::Flicker:
            return tr(
                "How far colour moves from one frame to the next along the motion, in a*b* "
                "units, before and after the stabiliser");
        case GraphSeries::Colorfulness:
            return tr("How colourful the picture is, and its ground truth (Hasler, Süsstrunk)");
        case GraphSeries::Difference:
            return tr("Mean ΔE00 between the result and its ground truth");
        case GraphSeries::Uncertainty: break;
    }
    return tr("How unsure the network is, 0 to 1: the mean over the picture");
}

QString idOf(GraphSeries series) {
    switch (series) {
        case GraphSeries::Flicker: return QStringLiteral("flicker");
        case GraphSeries::Colorfulness: return QStringLiteral("colorfulness");
        case GraphSeries::Difference: return QStringLiteral("difference");
        case GraphSeries::Uncertainty: break;
    }
    return QStringLiteral("uncertainty");
}

std::optional<float> GraphLine::at(std::int64_t frame) const {
    if (frame < 0 || frame >= static_cast<std::int64_t>(values.size())) return std::nullopt;
    const float value = values[static_cast<std::size_t>(frame)];
    return std::isfinite(value) ? std::optional(value) : std::nullopt;
}

bool Graph::empty() const {
    return std::none_of(lines.begin(), lines.end(), [](const GraphLine& each) {
        return std::any_of(each.values.begin(), each.values.end(),
                           [](float value) { return std::isfinite(value); });
    });
}

QString Graph::describe(std::int64_t frame) const {
    QStringList parts;
    for (const GraphLine& each : lines) {
        const auto value = each.at(frame);
        if (value) {
            parts << QStringLiteral("%1 %2").arg(
                each.name, decimalText(static_cast<double>(*value), decimals));
        }
    }
    return parts.join(QStringLiteral(" · "));
}

std::optional<std::int64_t> Graph::peakIn(edit::FrameRange range, double value) const {
    std::optional<std::int64_t> best;
    double nearest = std::numeric_limits<double>::infinity();
    for (const GraphLine& each : lines) {
        std::optional<std::int64_t> peak;
        for (std::int64_t frame = range.first; frame <= range.last; ++frame) {
            const auto here = each.at(frame);
            if (here && (!peak || *here > *each.at(*peak))) peak = frame;
        }
        if (!peak) continue;
        const double distance = std::abs(static_cast<double>(*each.at(*peak)) - value);
        if (distance < nearest) {
            nearest = distance;
            best = peak;
        }
    }
    return best;
}

Graph graphOf(GraphSeries series, const std::vector<pipeline::FrameRecord>& records) {
    using pipeline::FrameRecord;
    Graph graph;
    switch (series) {
        case GraphSeries::Flicker:
            graph.lines = {line(tr("before"), tone::quiet, records,
                                [](const FrameRecord& r) { return r.field.flickerBefore; }),
                           line(tr("after"), tone::accent, records,
                                [](const FrameRecord& r) { return r.field.flickerAfter; })};
            graph.decimals = 2;
            fitScale(graph, 1.0);
            break;
        case GraphSeries::Colorfulness:
            graph.lines = {line(tr("ground truth"), tone::quiet, records,
                                [](const FrameRecord& r) { return r.colorfulnessTruth; }),
                           line(tr("result"), tone::accent, records,
                                [](const FrameRecord& r) { return r.colorfulness; })};
            fitScale(graph, 10.0);
            break;
        case GraphSeries::Difference:
            graph.lines = {line(tr("ΔE00"), tone::accent, records,
                                [](const FrameRecord& r) { return r.ciede2000; })};
            fitScale(graph, 4.0);
            break;
        case GraphSeries::Uncertainty:
            graph.lines = {line(tr("uncertainty"), tone::accent, records,
                                [](const FrameRecord& r) { return r.field.uncertainty; })};
            graph.decimals = 3;
            fitScale(graph, 0.1);
            break;
    }
    return graph;
}

}  // namespace kinechrome::ui
