// SPDX-License-Identifier: GPL-3.0-or-later
// HintLayer: lies on one view while the hint tool is chosen: draws the hints of the frame, and
// turns clicks, drags and the wheel into edits. Everything it does not need goes on to the view
// below.
#pragma once

#include <QWidget>

#include "ui/view/compare_mode.h"
#include "ui/view/view_sync.h"

namespace kinechrome::ui {

class HintDesk;
class ViewArea;

class HintLayer : public QWidget {
    Q_OBJECT
public:
    HintLayer(HintDesk& desk, ViewSync& sync, ViewArea& area, ViewKind kind);

protected:
    bool eventFilter(QObject* watched, QEvent* event) override;
    void paintEvent(QPaintEvent* event) override;
    void mousePressEvent(QMouseEvent* event) override;
    void mouseMoveEvent(QMouseEvent* event) override;
    void mouseReleaseEvent(QMouseEvent* event) override;
    void mouseDoubleClickEvent(QMouseEvent* event) override;
    void wheelEvent(QWheelEvent* event) override;

private:
    void refresh();
    void pick(QPointF film);
    [[nodiscard]] ViewMapping mapping() const;
    [[nodiscard]] std::optional<std::size_t> hintUnder(QPointF position) const;

    HintDesk* desk_;
    ViewSync* sync_;
    ViewArea* area_;
    ViewKind kind_;
    bool dragging_ = false;
};

// One on each view of the area.
void addHintLayers(HintDesk& desk, ViewSync& sync, ViewArea& area);

}  // namespace kinechrome::ui
