// SPDX-License-Identifier: GPL-3.0-or-later
// GamutPalette: the a*b* plane at one lightness, with the colours that a screen can show there;
// a click, a drag or the arrow keys choose one.
#pragma once

#include <QImage>
#include <QWidget>

#include "ui/bridge/hint_color.h"

namespace kinechrome::ui {

class GamutPalette : public QWidget {
    Q_OBJECT
public:
    explicit GamutPalette(QWidget* parent = nullptr);

    void setLightness(double lightness);
    void setColor(HintColor color);
    [[nodiscard]] QSize sizeHint() const override { return {128, 128}; }

Q_SIGNALS:
    void chosen(kinechrome::ui::HintColor color);
    void settled();  // the drag, or the step, has ended

protected:
    bool event(QEvent* event) override;
    void paintEvent(QPaintEvent* event) override;
    void mousePressEvent(QMouseEvent* event) override;
    void mouseMoveEvent(QMouseEvent* event) override;
    void mouseReleaseEvent(QMouseEvent* event) override;
    void keyPressEvent(QKeyEvent* event) override;

private:
    [[nodiscard]] QRectF plane() const;
    void chooseAt(QPointF position);

    double lightness_ = 55.0;
    HintColor color_;
    QImage image_;
};

}  // namespace kinechrome::ui
