// SPDX-License-Identifier: GPL-3.0-or-later
//
// Note [Two themes]
// The light theme is the dark one with every tone mirrored in lightness, so that there is one style
// sheet and one set of icons to keep, and no widget can be forgotten.
#include "ui/theme/theme.h"

#include <algorithm>
#include <array>

#include <QApplication>
#include <QFile>
#include <QFontDatabase>
#include <QPalette>
#include <QRegularExpression>
#include <QSettings>
#include <QStyleFactory>
#include <QWidget>

#include "ui/theme/theme_icon.h"

// A resource in a static library must be named once, outside of any namespace, to be linked in.
static void initResources() {
    Q_INIT_RESOURCE(kinechrome);
}

namespace kinechrome::ui {
namespace {

const QString themeKey = QStringLiteral("window/theme");
constexpr QRgb middleGray = 0xff5f5f5f;  // around pictures in the light theme

struct Tone {
    QRgb* now;
    QRgb dark;
};
const auto& darkTones() {
    static const std::array tones{Tone{&tone::surround, tone::surround},
                                  Tone{&tone::window, tone::window},
                                  Tone{&tone::panel, tone::panel},
                                  Tone{&tone::box, tone::box},
                                  Tone{&tone::boxHere, tone::boxHere},
                                  Tone{&tone::raised, tone::raised},
                                  Tone{&tone::line, tone::line},
                                  Tone{&tone::faint, tone::faint},
                                  Tone{&tone::quiet, tone::quiet},
                                  Tone{&tone::text, tone::text},
                                  Tone{&tone::bright, tone::bright},
                                  Tone{&tone::accent, tone::accent},
                                  Tone{&tone::good, tone::good},
                                  Tone{&tone::pending, tone::pending},
                                  Tone{&tone::bad, tone::bad}};
    return tones;
}

void setTones(Theme theme) {
    for (const Tone& each : darkTones()) {
        *each.now = theme == Theme::Light ? mirrored(QColor(each.dark)).rgb() : each.dark;
    }
    if (theme == Theme::Light) tone::surround = middleGray;
}

QPalette paletteOf(Theme theme) {
    const QColor base = theme == Theme::Light ? mirrored(QColor(0xff161616)) : QColor(0xff161616);
    QPalette palette;
    palette.setColor(QPalette::Window, QColor(tone::window));
    palette.setColor(QPalette::WindowText, QColor(tone::text));
    palette.setColor(QPalette::Base, base);
    palette.setColor(QPalette::AlternateBase, QColor(tone::panel));
    palette.setColor(QPalette::Text, QColor(tone::text));
    palette.setColor(QPalette::PlaceholderText, QColor(tone::faint));
    palette.setColor(QPalette::Button, QColor(tone::raised));
    palette.setColor(QPalette::ButtonText, QColor(tone::text));
    palette.setColor(QPalette::BrightText, QColor(tone::bright));
    palette.setColor(QPalette::Highlight, QColor(tone::accent));
    palette.setColor(QPalette::HighlightedText, base);
    palette.setColor(QPalette::ToolTipBase, QColor(tone::raised));
    palette.setColor(QPalette::ToolTipText, QColor(tone::text));
    palette.setColor(QPalette::Link, QColor(tone::accent));
    for (const auto role : {QPalette::WindowText, QPalette::Text, QPalette::ButtonText}) {
        palette.setColor(QPalette::Disabled, role, QColor(tone::faint));
    }
    return palette;
}

QString styleSheetOf(Theme theme) {
    QFile file(QStringLiteral(":/theme/dark.qss"));
    if (!file.open(QIODevice::ReadOnly)) return {};
    const QString dark = QString::fromUtf8(file.readAll());
    if (theme == Theme::Dark) return dark;
    static const QRegularExpression color(QStringLiteral("#[0-9a-f]{6}\\b"));
    QString light;
    qsizetype copied = 0;
    for (auto each = color.globalMatch(dark); each.hasNext();) {
        const auto match = each.next();
        light += dark.mid(copied, match.capturedStart() - copied);
        light += mirrored(QColor(match.captured())).name();
        copied = match.capturedEnd();
    }
    light += dark.mid(copied);
    // Pictures that style sheets name cannot follow a tone: arrows have a dark twin.
    return light.replace(QStringLiteral("-up.svg"), QStringLiteral("-up-dark.svg"))
        .replace(QStringLiteral("-down.svg"), QStringLiteral("-down-dark.svg"));
}

}  // namespace

QColor mirrored(const QColor& color) {
    // The dark window, 0.114, becomes 0.945, and its text, 0.855, becomes 0.165.
    float hue = 0.0F;
    float saturation = 0.0F;
    float lightness = 0.0F;
    color.getHslF(&hue, &saturation, &lightness);
    const float light = std::clamp(0.945F - 1.053F * (lightness - 0.114F), 0.0F, 1.0F);
    return QColor::fromHslF(hue, saturation, light);
}

void applyTheme(QApplication& application, Theme theme) {
    initResources();
    setTones(theme);
    QApplication::setStyle(QStyleFactory::create(QStringLiteral("Fusion")));
    QApplication::setPalette(paletteOf(theme));
    QApplication::setFont(interfaceFont(1.0));
    QApplication::setWindowIcon(icon(QStringLiteral("kinechrome")));
    application.setStyleSheet(styleSheetOf(theme));
    for (QWidget* widget : QApplication::allWidgets()) widget->update();
}

Theme rememberedTheme() {
    const bool light = QSettings().value(themeKey).toString() == QStringLiteral("light");
    return light ? Theme::Light : Theme::Dark;
}

void chooseTheme(QApplication& application, Theme theme) {
    QSettings().setValue(themeKey,
                         theme == Theme::Light ? QStringLiteral("light") : QStringLiteral("dark"));
    applyTheme(application, theme);
}

QIcon icon(const QString& name) {
    return QIcon(new ThemeIcon(name));
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
