// SPDX-License-Identifier: GPL-3.0-or-later
// WipeView: two pictures divided by a line that can be dragged by its handle and turned by its
// knob. The line is kept in film coordinates, so it stays on the picture while zooming.
#pragma once

#include "ui/view/picture_view.h"

namespace kinechrome::ui {

class WipeView : public PictureView {
    Q_OBJECT
public:
    explicit WipeView(ViewSync& sync, QWidget* parent = nullptr);

    void setLayers(const ViewLayer& first, const ViewLayer& second);
    [[nodiscard]] QPointF position() const { return position_; }  // 0..1 of the film
    [[nodiscard]] double angle() const { return angle_; }         // degrees, 0: upright line
    [[nodiscard]] QPointF handle() const;                         // in this view
    [[nodiscard]] QPointF knob() const;

protected:
    void paintPictures(QPainter& painter, const QRectF& film) override;
    void paintLabels(QPainter& painter) override;
    void mousePressEvent(QMouseEvent* event) override;
    void mouseMoveEvent(QMouseEvent* event) override;
    void mouseReleaseEvent(QMouseEvent* event) override;
    void mouseDoubleClickEvent(QMouseEvent* event) override;

private:
    enum class Grip { None, Line, Knob };
    [[nodiscard]] Grip gripAt(QPointF position) const;
    [[nodiscard]] QPointF along() const;  // unit vector of the line

    ViewLayer second_;
    PicturePainter firstPainter_;
    PicturePainter secondPainter_;
    QPointF position_{0.5, 0.5};
    double angle_ = 0.0;
    Grip held_ = Grip::None;
};

}  // namespace kinechrome::ui
