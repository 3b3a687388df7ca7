// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/panels/gamut_palette.h"

#include <algorithm>
#include <cmath>

#include <QKeyEvent>
#include <QMouseEvent>
#include <QPainter>

#include "core/color/lab.h"
#include "ui/theme/theme.h"

namespace kinechrome::ui {
namespace {

constexpr double reach = 100.0;  // of a* and b* to each side
constexpr int samples = 128;
constexpr double keyStep = 3.0;

QImage paintPlane(double lightness) {
    QImage image(samples, samples, QImage::Format_RGB32);
    for (int y = 0; y < samples; ++y) {
        for (int x = 0; x < samples; ++x) {
            const double a = ((x + 0.5) / samples * 2.0 - 1.0) * reach;
            const double b = (1.0 - (y + 0.5) / samples * 2.0) * reach;
            const color::Rgb rgb = color::rgbFromLab({lightness, a, b});
            const auto [lowest, highest] = std::minmax({rgb.r, rgb.g, rgb.b});
            const auto code = [](double value) { return qRound(value * 255.0); };
            image.setPixel(x, y,
                           lowest < 0.0 || highest > 1.0
                               ? tone::panel
                               : qRgb(code(rgb.r), code(rgb.g), code(rgb.b)));
        }
    }
    return image;
}

}  // namespace

GamutPalette::GamutPalette(QWidget* parent) : QWidget(parent), image_(paintPlane(lightness_)) {
    setFocusPolicy(Qt::StrongFocus);
    setMinimumSize(120, 120);
    setSizePolicy(QSizePolicy::Preferred, QSizePolicy::Fixed);
    setAccessibleName(tr("Palette"));
    setToolTip(
        tr("The colours that a screen can show at the lightness of the pixel; arrow keys "
           "move in small steps"));
}

void GamutPalette::setLightness(double lightness) {
    if (std::abs(lightness - lightness_) < 0.5) return;
    lightness_ = lightness;
    image_ = paintPlane(lightness);
    update();
}

void GamutPalette::setColor(HintColor color) {
    color_ = color;
    setAccessibleDescription(tr("a* %1, b* %2").arg(qRound(color.a)).arg(qRound(color.b)));
    update();
}

QRectF GamutPalette::plane() const {
    const double side = std::min(width(), height());
    return {(width() - side) / 2.0, (height() - side) / 2.0, side, side};
}

void GamutPalette::chooseAt(QPointF position) {
    const QRectF area = plane();
    const double x = std::clamp((position.x() - area.left()) / area.width(), 0.0, 1.0);
    const double y = std::clamp((position.y() - area.top()) / area.height(), 0.0, 1.0);
    Q_EMIT chosen(intoGamut(lightness_, {(x * 2.0 - 1.0) * reach, (1.0 - y * 2.0) * reach}));
}

// The arrow keys are the palette's while it has the focus, not the playhead's.
bool GamutPalette::event(QEvent* event) {
    if (event->type() == QEvent::ShortcutOverride) {
        const int key = static_cast<QKeyEvent*>(event)->key();
        if (key >= Qt::Key_Left && key <= Qt::Key_Down) {
            event->accept();
            return true;
        }
    }
    return QWidget::event(event);
}

void GamutPalette::keyPressEvent(QKeyEvent* event) {
    HintColor next = color_;
    switch (event->key()) {
        case Qt::Key_Left: next.a -= keyStep; break;
        case Qt::Key_Right: next.a += keyStep; break;
        case Qt::Key_Up: next.b += keyStep; break;
        case Qt::Key_Down: next.b -= keyStep; break;
        default: QWidget::keyPressEvent(event); return;
    }
    Q_EMIT chosen(intoGamut(lightness_, next));
    Q_EMIT settled();
}

void GamutPalette::paintEvent(QPaintEvent*) {
    QPainter painter(this);
    const QRectF area = plane();
    painter.setRenderHint(QPainter::SmoothPixmapTransform);
    painter.drawImage(area, image_);
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(QPen(QColor(tone::line), 1.0));
    painter.drawRect(area);
    const QPointF at(area.left() + (color_.a / reach + 1.0) / 2.0 * area.width(),
                     area.top() + (1.0 - color_.b / reach) / 2.0 * area.height());
    painter.setPen(QPen(QColor(0, 0, 0, 180), 3.5));
    painter.drawEllipse(at, 6.0, 6.0);
    painter.setPen(QPen(QColor(hasFocus() ? tone::accent : tone::bright), 1.8));
    painter.drawEllipse(at, 6.0, 6.0);
}

void GamutPalette::mousePressEvent(QMouseEvent* event) {
    if (event->button() == Qt::LeftButton) chooseAt(event->position());
}

void GamutPalette::mouseMoveEvent(QMouseEvent* event) {
    if (event->buttons().testFlag(Qt::LeftButton)) chooseAt(event->position());
}

void GamutPalette::mouseReleaseEvent(QMouseEvent*) {
    Q_EMIT settled();
}

}  // namespace kinechrome::ui
