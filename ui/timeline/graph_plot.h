// SPDX-License-Identifier: GPL-3.0-or-later
// GraphPlot: draws one graph below the timeline, frame under frame. A click goes to the peak under
// it, a drag scrubs, the wheel zooms the timeline. Asks Transport to move; never moves itself.
#pragma once

#include <optional>
#include <vector>

#include <QWidget>

#include "ui/timeline/graph_series.h"

namespace kinechrome::ui {

class TimelineView;
class Transport;

class GraphPlot : public QWidget {
    Q_OBJECT
public:
    // `timeline` lies above it, of the same width.
    GraphPlot(TimelineView& timeline, Transport& transport, QWidget* parent = nullptr);

    void setGraph(Graph graph);
    void setNothingToShow(const QString& reason);  // said in place of an empty graph
    [[nodiscard]] const Graph& graph() const { return graph_; }
    [[nodiscard]] const QString& reason() const { return reason_; }
    [[nodiscard]] double yOf(double value) const;
    [[nodiscard]] QSize sizeHint() const override { return {800, 72}; }

Q_SIGNALS:
    void hovered(std::optional<qint64> frame);  // empty: the mouse has gone

protected:
    void paintEvent(QPaintEvent* event) override;
    void mousePressEvent(QMouseEvent* event) override;
    void mouseMoveEvent(QMouseEvent* event) override;
    void mouseReleaseEvent(QMouseEvent* event) override;
    void wheelEvent(QWheelEvent* event) override;
    void leaveEvent(QEvent* event) override;

private:
    [[nodiscard]] QRectF area() const;
    [[nodiscard]] std::int64_t goalOf(const QPointF& at) const;
    void paintLine(QPainter& painter, const GraphLine& line) const;
    void paintScale(QPainter& painter) const;
    void paintHover(QPainter& painter) const;

    TimelineView* timeline_;
    Transport* transport_;
    Graph graph_;
    QString reason_;
    std::optional<std::int64_t> under_;  // the frame under the mouse
    std::optional<QPointF> pressed_;
    bool dragging_ = false;
};

}  // namespace kinechrome::ui
