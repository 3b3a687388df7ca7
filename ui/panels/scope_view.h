// SPDX-License-Identifier: GPL-3.0-or-later
// ScopeView: draws a vectorscope or a waveform with its graticule. Reads the picture only when it
// is painted, so that a hidden scope costs nothing.
#pragma once

#include <QImage>
#include <QWidget>

namespace kinechrome::ui {

enum class ScopeKind { Vectorscope, Waveform };

class ScopeView : public QWidget {
    Q_OBJECT
public:
    explicit ScopeView(ScopeKind kind, QWidget* parent = nullptr);

    void setPicture(const QImage& picture);  // null: nothing to show
    void setGain(int gain);                  // of the vectorscope
    [[nodiscard]] QRectF plot() const;       // where the trace lies
    // Where a colour of 0..1 lies in the plot of a vectorscope.
    [[nodiscard]] QPointF pointOf(double red, double green, double blue) const;
    [[nodiscard]] QSize sizeHint() const override { return {240, 240}; }

protected:
    void paintEvent(QPaintEvent* event) override;
    void resizeEvent(QResizeEvent* event) override;

private:
    [[nodiscard]] QImage makeTrace() const;
    void paintVectorscope(QPainter& painter) const;
    void paintWaveform(QPainter& painter) const;

    ScopeKind kind_;
    int gain_ = 1;
    QImage picture_;
    QImage trace_;  // of picture_; null: not made yet
};

}  // namespace kinechrome::ui
