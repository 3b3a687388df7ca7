// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/theme/theme.h"

#include <QApplication>
#include <QFile>
#include <QFontDatabase>
#include <QPalette>
#include <QStyleFactory>

// A resource in a static library must be named once, outside of any namespace, to be linked in.
static void initResources() {
    Q_INIT_RESOURCE(kinechrome);
}

namespace kinechrome::ui {
namespace {

QPalette darkPalette() {
    QPalette palette;
    palette.setColor(QPalette::Window, QColor(tone::window));
    palette.setColor(QPalette::WindowText, QColor(tone::text));
    palette.setColor(QPalette::Base, QColor(tone::surround));
    palette.setColor(QPalette::AlternateBase, QColor(tone::panel));
    palette.setColor(QPalette::Text, QColor(tone::text));
    palette.setColor(QPalette::PlaceholderText, QColor(tone::faint));
    palette.setColor(QPalette::Button, QColor(tone::raised));
    palette.setColor(QPalette::ButtonText, QColor(tone::text));
    palette.setColor(QPalette::BrightText, QColor(tone::bright));
    palette.setColor(QPalette::Highlight, QColor(tone::accent));
    palette.setColor(QPalette::HighlightedText, QColor(tone::surround));
    palette.setColor(QPalette::ToolTipBase, QColor(tone::raised));
    palette.setColor(QPalette::ToolTipText, QColor(tone::text));
    palette.setColor(QPalette::Link, QColor(tone::accent));
    for (const auto role : {QPalette::WindowText, QPalette::Text, QPalette::ButtonText}) {
        palette.setColor(QPalette::Disabled, role, QColor(tone::faint));
    }
    return palette;
}

}  // namespace

void applyTheme(QApplication& application) {
    initResources();
    QApplication::setStyle(QStyleFactory::create(QStringLiteral("Fusion")));
    QApplication::setPalette(darkPalette());
    QApplication::setFont(interfaceFont(1.0));
    QApplication::setWindowIcon(icon(QStringLiteral("kinechrome")));
    QFile sheet(QStringLiteral(":/theme/dark.qss"));
    if (sheet.open(QIODevice::ReadOnly)) {
        application.setStyleSheet(QString::fromUtf8(sheet.readAll()));
    }
}

QIcon icon(const QString& name) {
    return QIcon(QStringLiteral(":/icons/%1.svg").arg(name));
}

QFont numeralFont(double pointSizeFactor) {
    QFont font = QFontDatabase::systemFont(QFontDatabase::FixedFont);
    font.setPointSizeF(9.5 * pointSizeFactor);
    return font;
}

QFont interfaceFont(double pointSizeFactor, bool bold) {
    QFont font;
    font.setFamilies({QStringLiteral("Inter"), QStringLiteral("Noto Sans"),
                      QStringLiteral("Cantarell"), QStringLiteral("DejaVu Sans")});
    font.setPointSizeF(9.5 * pointSizeFactor);
    font.setWeight(bold ? QFont::DemiBold : QFont::Normal);
    return font;
}

}  // namespace kinechrome::ui
