// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/view/pixel_readout.h"

#include <QStringList>

#include "ui/theme/theme.h"
#include "ui/view/pixel_values.h"
#include "ui/view/view_area.h"

namespace kinechrome::ui {
namespace {

QString describe(QRgb pixel) {
    return QStringLiteral("RGB %1  Lab %2").arg(rgbText(pixel), labText(pixel));
}

}  // namespace

PixelReadout::PixelReadout(const ViewArea& area, const ViewSync& sync, QWidget* parent)
    : QLabel(parent), area_(&area), sync_(&sync) {
    setFont(numeralFont(0.9));
    setProperty("quiet", true);
    setAccessibleName(tr("Pixel values"));
    setToolTip(tr("Position in the film and 8-bit values of the preview under the mouse"));
    setSizePolicy(QSizePolicy::Ignored, QSizePolicy::Preferred);
    connect(sync_, &ViewSync::hoverChanged, this, &PixelReadout::refresh);
    connect(area_, &ViewArea::frameShown, this, &PixelReadout::refresh);
    refresh();
}

void PixelReadout::refresh() {
    const auto hover = sync_->hover();
    const QSizeF film = sync_->filmSize();
    if (!hover || film.isEmpty()) {
        setText(tr("Point at a picture to read its values"));
        return;
    }
    const QPointF place(hover->x() / film.width(), hover->y() / film.height());
    QStringList parts{QStringLiteral("x %1 y %2")
                          .arg(static_cast<int>(place.x() * area_->filmPixels().width()), 4)
                          .arg(static_cast<int>(place.y() * area_->filmPixels().height()), 4)};
    const QImage gray = area_->image(ViewKind::Gray);
    if (!gray.isNull()) parts << tr("Gray %1").arg(qGreen(pixelAt(gray, place)), 3);
    for (const ViewKind kind : {ViewKind::Color, ViewKind::Reference}) {
        const QImage image = area_->image(kind);
        if (image.isNull()) continue;
        parts << QStringLiteral("%1 %2").arg(viewTitle(kind), describe(pixelAt(image, place)));
    }
    parts << tr("(preview values)");
    setText(parts.join(QStringLiteral("   ")));
}

}  // namespace kinechrome::ui
