// SPDX-License-Identifier: GPL-3.0-or-later
// HintLayer: lies on one view while the hint tool is chosen: draws the hints of the frame, its own
// and those carried there, and turns clicks, drags and the wheel into edits; with Shift a drag
// paints a stroke. Everything it does not need goes on to the view
// below.
#pragma once

#include <vector>

#include <QWidget>

#include "ui/bridge/hint_desk.h"
#include "ui/view/compare_mode.h"
#include "ui/view/view_sync.h"

namespace kinechrome::ui {

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
    void paintMark(QPainter& painter, const edit::Hint& hint, const ShownHint& place);
    void paintStrokes(QPainter& painter, const std::vector<edit::Hint>& hints,
                      const std::vector<ShownHint>& shown);
    [[nodiscard]] ViewMapping mapping() const;
    [[nodiscard]] std::optional<std::size_t> hintUnder(QPointF position) const;

    HintDesk* desk_;
    ViewSync* sync_;
    ViewArea* area_;
    ViewKind kind_;
    enum class Drag { None, Move, Stroke };
    Drag drag_ = Drag::None;
};

// One on each view of the area.
void addHintLayers(HintDesk& desk, ViewSync& sync, ViewArea& area);

}  // namespace kinechrome::ui
