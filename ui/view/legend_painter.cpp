// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/view/legend_painter.h"

#include <cmath>

#include <QFontMetricsF>
#include <QLinearGradient>
#include <QPainter>

#include "ui/theme/theme.h"

namespace kinechrome::ui {
namespace {

constexpr double stripWidth = 84.0;
constexpr double stripHeight = 9.0;
constexpr double gap = 8.0;
constexpr double margin = 10.0;  // to the corner, as other plates have it

QFont legendFont() {
    return interfaceFont(0.9);
}

}  // namespace

double legendWidth(const Legend& legend) {
    const QFontMetricsF metrics(legendFont());
    return metrics.horizontalAdvance(legend.low) + metrics.horizontalAdvance(legend.high) +
           stripWidth + 4.0 * gap;
}

QRectF paintLegend(QPainter& painter, const Legend& legend, const QRectF& area, double above) {
    const QFontMetricsF metrics(legendFont());
    const QSizeF size(legendWidth(legend), metrics.height() + 7.0);
    const QRectF plate(QPointF(std::round(area.right() - margin - size.width()),
                               std::round(area.bottom() - margin - size.height() - above)),
                       size);
    painter.setPen(Qt::NoPen);
    painter.setBrush(QColor(18, 18, 18, 190));
    painter.drawRoundedRect(plate, 4.0, 4.0);
    const double left = plate.left() + gap + metrics.horizontalAdvance(legend.low) + gap;
    const QRectF strip(std::round(left), std::round(plate.center().y() - stripHeight / 2.0),
                       stripWidth, stripHeight);
    QLinearGradient gradient(strip.topLeft(), strip.topRight());
    for (qsizetype i = 0; i < legend.ramp.size(); ++i) {
        gradient.setColorAt(
            static_cast<double>(i) / std::max(1.0, static_cast<double>(legend.ramp.size() - 1)),
            legend.ramp[i]);
    }
    painter.fillRect(strip, gradient);
    painter.setFont(legendFont());
    painter.setPen(QColor(tone::onPictureQuiet));
    painter.drawText(plate.adjusted(gap, 0, -gap, 0), Qt::AlignLeft | Qt::AlignVCenter, legend.low);
    painter.drawText(plate.adjusted(gap, 0, -gap, 0), Qt::AlignRight | Qt::AlignVCenter,
                     legend.high);
    return plate;
}

}  // namespace kinechrome::ui
