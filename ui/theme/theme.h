// SPDX-License-Identifier: GPL-3.0-or-later
// The look: calm neutral grays (a tint beside a picture would fool the eye that judges its
// colour), one set of icons, and the few tones that carry meaning.
#pragma once

#include <QColor>
#include <QFont>
#include <QIcon>
#include <QString>

class QApplication;

namespace kinechrome::ui {

// Tones used by widgets that paint themselves; resources/theme/dark.qss uses the same values.
namespace tone {
inline constexpr QRgb surround = 0xff161616;  // around pictures
inline constexpr QRgb window = 0xff1d1d1d;
inline constexpr QRgb panel = 0xff242424;
inline constexpr QRgb raised = 0xff303030;
inline constexpr QRgb line = 0xff3a3a3a;
inline constexpr QRgb faint = 0xff6e6e6e;
inline constexpr QRgb quiet = 0xff9c9c9c;
inline constexpr QRgb text = 0xffdadada;
inline constexpr QRgb bright = 0xfff4f4f4;
inline constexpr QRgb accent = 0xff7d9cb5;   // focus, range, selection: a gray with a hint of blue
inline constexpr QRgb good = 0xff5fa36c;     // cached, passed
inline constexpr QRgb pending = 0xffcf8f3c;  // being made
inline constexpr QRgb bad = 0xffd0584e;      // failed
}  // namespace tone

// Style, palette, style sheet and fonts for the whole program. Call once, after QApplication.
void applyTheme(QApplication& application);

// One of resources/icons by name, crisp at any scale.
[[nodiscard]] QIcon icon(const QString& name);

// Digits of one width, so that running timecode does not dance.
[[nodiscard]] QFont numeralFont(double pointSizeFactor = 1.0);

// The interface font, scaled.
[[nodiscard]] QFont interfaceFont(double pointSizeFactor, bool bold = false);

}  // namespace kinechrome::ui
