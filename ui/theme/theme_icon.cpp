// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/theme/theme_icon.h"

#include <QFile>
#include <QPainter>
#include <QPixmap>
#include <QSvgRenderer>

#include "ui/theme/theme.h"

namespace kinechrome::ui {
namespace {

constexpr const char* lines = "#d0d0d0";
constexpr double unavailable = 0.4;  // opacity

}  // namespace

ThemeIcon::ThemeIcon(const QString& name) {
    QFile file(QStringLiteral(":/icons/%1.svg").arg(name));
    if (file.open(QIODevice::ReadOnly)) drawing_ = file.readAll();
}

void ThemeIcon::paint(QPainter* painter, const QRect& rect, QIcon::Mode mode, QIcon::State) {
    if (drawing_.isEmpty()) return;
    QByteArray drawing = drawing_;
    drawing.replace(lines, QColor(tone::text).name().toLatin1());
    QSvgRenderer renderer(drawing);
    renderer.setAspectRatioMode(Qt::KeepAspectRatio);
    painter->save();
    painter->setRenderHint(QPainter::Antialiasing);
    if (mode == QIcon::Disabled) painter->setOpacity(unavailable * painter->opacity());
    renderer.render(painter, rect);
    painter->restore();
}

QPixmap ThemeIcon::pixmap(const QSize& size, QIcon::Mode mode, QIcon::State state) {
    QPixmap pixmap(size);
    pixmap.fill(Qt::transparent);
    QPainter painter(&pixmap);
    paint(&painter, QRect(QPoint(), size), mode, state);
    return pixmap;
}

}  // namespace kinechrome::ui
