// SPDX-License-Identifier: GPL-3.0-or-later
// TimelineView: ruler, markers, shots, in/out range, cache bar and playhead, painted by hand.
// Scrubs with the mouse, zooms with the wheel. Asks Transport to move; never moves itself.
#pragma once

#include <vector>

#include <QTimer>
#include <QWidget>

#include "core/pipeline/preview_service.h"
#include "ui/timeline/timecode.h"
#include "ui/timeline/timeline_scale.h"

namespace kinechrome::ui {

class FootageSession;
class Transport;
class Workbench;

class TimelineView : public QWidget {
    Q_OBJECT
public:
    static constexpr double sideMargin = 14.0;  // left and right of the frames

    explicit TimelineView(Workbench& workbench, QWidget* parent = nullptr);

    void setTimeBase(const TimeBase& base, TimeFormat format);
    [[nodiscard]] const TimelineScale& scale() const { return scale_; }
    [[nodiscard]] double xOf(std::int64_t frame) const;  // its middle
    [[nodiscard]] std::int64_t frameAt(double x) const;  // clamped to the film
    [[nodiscard]] double playheadX() const;              // where its line is drawn
    void zoomBy(double factor);                          // around the playhead
    void showAll();
    [[nodiscard]] QSize sizeHint() const override { return {800, 112}; }

Q_SIGNALS:
    void moved();  // another stretch of the film, or another place of the playhead

protected:
    void paintEvent(QPaintEvent* event) override;
    void resizeEvent(QResizeEvent* event) override;
    void mousePressEvent(QMouseEvent* event) override;
    void mouseMoveEvent(QMouseEvent* event) override;
    void mouseReleaseEvent(QMouseEvent* event) override;
    void wheelEvent(QWheelEvent* event) override;
    bool event(QEvent* event) override;

private:
    void scrubTo(double x);
    void refreshStates();
    [[nodiscard]] QString describe(std::int64_t frame) const;

    Workbench* workbench_;
    Transport* transport_;
    const FootageSession* session_;
    TimelineScale scale_;
    TimeBase base_;
    TimeFormat format_ = TimeFormat::Timecode;
    std::vector<pipeline::FrameState> states_;  // of the whole film
    QTimer statesTimer_;                        // gathers bursts of changes into one repaint
    bool scrubbing_ = false;
};

}  // namespace kinechrome::ui
