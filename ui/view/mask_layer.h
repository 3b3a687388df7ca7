// SPDX-License-Identifier: GPL-3.0-or-later
// MaskLayer: lies on one view while the mask tool is chosen: shows what stays uncoloured under a
// veil, and lets its edges, its corners and the whole rectangle be dragged. Everything else goes on
// to the view below.
#pragma once

#include <QWidget>

#include "ui/view/compare_mode.h"
#include "ui/view/view_sync.h"

namespace kinechrome::ui {

class MaskDesk;
class ViewArea;

class MaskLayer : public QWidget {
    Q_OBJECT
public:
    MaskLayer(MaskDesk& desk, ViewSync& sync, ViewArea& area, ViewKind kind);

protected:
    bool eventFilter(QObject* watched, QEvent* event) override;
    void paintEvent(QPaintEvent* event) override;
    void mousePressEvent(QMouseEvent* event) override;
    void mouseMoveEvent(QMouseEvent* event) override;
    void mouseReleaseEvent(QMouseEvent* event) override;

private:
    // What a drag has hold of: up to two edges, or all four.
    struct Grip {
        bool left = false;
        bool top = false;
        bool right = false;
        bool bottom = false;
        [[nodiscard]] bool any() const { return left || top || right || bottom; }
        [[nodiscard]] bool all() const { return left && top && right && bottom; }
    };
    void refresh();
    [[nodiscard]] ViewMapping mapping() const;
    [[nodiscard]] QRectF inView() const;
    [[nodiscard]] Grip gripAt(QPointF position) const;
    void paintChosenEdge(QPainter& painter, const QRectF& rect) const;
    [[nodiscard]] Qt::CursorShape cursorOf(const Grip& grip) const;

    MaskDesk* desk_;
    ViewSync* sync_;
    ViewArea* area_;
    ViewKind kind_;
    Grip grip_;
    QRectF start_;     // the rectangle when the drag began, in film coordinates
    QPointF pressed_;  // where, in film coordinates
};

// One on each view of the area.
void addMaskLayers(MaskDesk& desk, ViewSync& sync, ViewArea& area);

}  // namespace kinechrome::ui
