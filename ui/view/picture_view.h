// SPDX-License-Identifier: GPL-3.0-or-later
// PictureView: one view of the film: draws a picture under the shared zoom with its label always
// on it, and turns wheel, drag and hover into zoom, pan and inspection of all views.
#pragma once

#include <QString>
#include <QWidget>

#include "ui/view/preview_picture.h"
#include "ui/view/view_layer.h"
#include "ui/view/view_sync.h"

namespace kinechrome::ui {

class PictureView : public QWidget {
    Q_OBJECT
public:
    explicit PictureView(ViewSync& sync, QWidget* parent = nullptr);

    void setLayer(const ViewLayer& layer);
    [[nodiscard]] const ViewLayer& layer() const { return layer_; }

protected:
    void paintEvent(QPaintEvent* event) override;
    void wheelEvent(QWheelEvent* event) override;
    void mousePressEvent(QMouseEvent* event) override;
    void mouseMoveEvent(QMouseEvent* event) override;
    void mouseReleaseEvent(QMouseEvent* event) override;
    void mouseDoubleClickEvent(QMouseEvent* event) override;
    void leaveEvent(QEvent* event) override;

    virtual void paintPictures(QPainter& painter, const QRectF& film);
    virtual void paintLabels(QPainter& painter);
    // A dark plate with text, at a corner of the view; returns the rectangle it took.
    QRectF paintPlate(QPainter& painter, const QString& text, Qt::Alignment corner, bool strong,
                      double offsetY = 0.0) const;
    [[nodiscard]] ViewMapping mapping() const;
    [[nodiscard]] QRectF filmRect() const;  // where the whole film lies in this view
    [[nodiscard]] ViewSync& sync() const { return *sync_; }

private:
    ViewSync* sync_;
    ViewLayer layer_;
    PicturePainter painter_;
    QPointF dragFrom_;
    bool dragging_ = false;
};

}  // namespace kinechrome::ui
