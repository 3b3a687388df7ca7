// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/panels/scope_view.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <numbers>

#include <QPainter>

#include "ui/panels/scope_picture.h"
#include "ui/theme/theme.h"

namespace kinechrome::ui {
namespace {

constexpr double margin = 8.0;
constexpr double scaleWidth = 34.0;    // room for "100 %" beside a waveform
constexpr double skinDegrees = 123.0;  // the +I axis of NTSC, along which skin of any hue lies
constexpr double targetSide = 9.0;
constexpr double barLevel = 0.75;  // of the colour bars that the targets are for
constexpr QRgb graticule = 0xff5c5c5c;

struct Target {
    const char* name;
    double red, green, blue;
};
constexpr std::array<Target, 6> targets{{{"R", 1, 0, 0},
                                         {"Mg", 1, 0, 1},
                                         {"B", 0, 0, 1},
                                         {"Cy", 0, 1, 1},
                                         {"G", 0, 1, 0},
                                         {"Yl", 1, 1, 0}}};

}  // namespace

ScopeView::ScopeView(ScopeKind kind, QWidget* parent) : QWidget(parent), kind_(kind) {
    setMinimumSize(120, 120);
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Expanding);
    const bool vector = kind == ScopeKind::Vectorscope;
    setAccessibleName(vector ? tr("Vectorscope") : tr("Waveform"));
    setToolTip(vector ? tr("Hue as direction, saturation as distance (Cb to the right, Cr up, "
                           "BT.709). Boxes: 75 % colour bars. Line: skin")
                      : tr("Luma of each column of the picture, black below, white above"));
}

void ScopeView::setPicture(const QImage& picture) {
    // The same samples, wrapped once more.
    if (!picture.isNull() && picture.constBits() == picture_.constBits()) return;
    picture_ = picture;
    trace_ = {};
    update();
}

void ScopeView::setGain(int gain) {
    gain_ = gain;
    trace_ = {};
    update();
}

QRectF ScopeView::plot() const {
    const QRectF area = QRectF(rect()).adjusted(margin, margin, -margin, -margin);
    if (kind_ == ScopeKind::Waveform) return area.adjusted(scaleWidth, 0, 0, 0);
    const double side = std::min(area.width(), area.height());
    return {area.center() - QPointF(side / 2.0, side / 2.0), QSizeF(side, side)};
}

QPointF ScopeView::pointOf(double red, double green, double blue) const {
    const QPointF chroma = chromaOf(red, green, blue) * gain_;
    const QRectF area = plot();
    return area.center() + QPointF(chroma.x() * area.width(), -chroma.y() * area.height());
}

QImage ScopeView::makeTrace() const {
    const QSize size = plot().size().toSize();
    return kind_ == ScopeKind::Vectorscope
               ? vectorscopeImage(picture_, std::clamp(size.width(), 1, largestScope), gain_)
               : waveformImage(picture_, size);
}

void ScopeView::resizeEvent(QResizeEvent*) {
    trace_ = {};
}

void ScopeView::paintEvent(QPaintEvent*) {
    QPainter painter(this);
    painter.fillRect(rect(), Qt::black);
    const QRectF area = plot();
    if (!picture_.isNull()) {
        if (trace_.isNull()) trace_ = makeTrace();
        painter.setRenderHint(QPainter::SmoothPixmapTransform);
        painter.drawImage(area, trace_);
    }
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setFont(numeralFont(0.8));
    kind_ == ScopeKind::Vectorscope ? paintVectorscope(painter) : paintWaveform(painter);
}

void ScopeView::paintVectorscope(QPainter& painter) const {
    const QRectF area = plot();
    const QPointF middle = area.center();
    painter.setClipRect(area);
    painter.setBrush(Qt::NoBrush);
    painter.setPen(QPen(QColor(graticule), 1.0));
    painter.drawEllipse(area);
    painter.drawLine(QPointF(area.left(), middle.y()), QPointF(area.right(), middle.y()));
    painter.drawLine(QPointF(middle.x(), area.top()), QPointF(middle.x(), area.bottom()));
    const double skin = skinDegrees * std::numbers::pi / 180.0;
    painter.setPen(QPen(QColor(tone::onPictureQuiet), 1.2));
    painter.drawLine(middle,
                     middle + QPointF(std::cos(skin), -std::sin(skin)) * (area.width() / 2.0));
    for (const Target& target : targets) {
        const QPointF at =
            pointOf(barLevel * target.red, barLevel * target.green, barLevel * target.blue);
        painter.setPen(QPen(QColor(tone::onPictureQuiet), 1.0));
        painter.drawRect(QRectF(at - QPointF(targetSide / 2.0, targetSide / 2.0),
                                QSizeF(targetSide, targetSide)));
        painter.setPen(QColor(tone::onPictureQuiet));
        painter.drawText(QRectF(at + QPointF(targetSide, -targetSide), QSizeF(22.0, 18.0)),
                         Qt::AlignLeft | Qt::AlignTop, QString::fromLatin1(target.name));
    }
}

void ScopeView::paintWaveform(QPainter& painter) const {
    const QRectF area = plot();
    for (int percent = 0; percent <= 100; percent += 25) {
        const double y = area.bottom() - area.height() * percent / 100.0;
        painter.setPen(QPen(QColor(graticule), 1.0));
        painter.drawLine(QPointF(area.left(), y), QPointF(area.right(), y));
        painter.setPen(QColor(tone::onPictureQuiet));
        painter.drawText(QRectF(0, std::clamp(y - 9.0, 0.0, height() - 18.0), scaleWidth, 18.0),
                         Qt::AlignRight | Qt::AlignVCenter, tr("%1 %").arg(percent));
    }
}

}  // namespace kinechrome::ui
