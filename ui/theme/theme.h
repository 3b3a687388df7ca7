// SPDX-License-Identifier: GPL-3.0-or-later
// The look: calm neutral grays (a tint beside a picture would fool the eye that judges its
// colour), one set of icons, and the few tones that carry meaning. Dark or light; what surrounds a
// picture is a dark or a middle gray and never white.
#pragma once

#include <QColor>
#include <QFont>
#include <QIcon>
#include <QString>

class QApplication;

namespace kinechrome::ui {

enum class Theme { Dark, Light };

// Tones used by widgets that paint themselves, of the theme in force: read them while painting.
// These are the dark ones; resources/theme/dark.qss uses the same values.
namespace tone {
inline QRgb surround = 0xff161616;  // around pictures
inline QRgb window = 0xff1d1d1d;
inline QRgb panel = 0xff242424;
inline QRgb box = 0xff2f2f2f;      // a segment
inline QRgb boxHere = 0xff434343;  // the segment under the playhead
inline QRgb raised = 0xff303030;
inline QRgb line = 0xff3a3a3a;
inline QRgb faint = 0xff6e6e6e;
inline QRgb quiet = 0xff9c9c9c;
inline QRgb text = 0xffdadada;
inline QRgb bright = 0xfff4f4f4;
inline QRgb accent = 0xff7d9cb5;   // focus, range, selection: a gray with a hint of blue
inline QRgb good = 0xff5fa36c;     // cached, passed
inline QRgb pending = 0xffcf8f3c;  // being made
inline QRgb bad = 0xffd0584e;      // failed
// Marks and words on pictures are the same in every theme.
inline constexpr QRgb onPicture = 0xfff4f4f4;
inline constexpr QRgb onPictureQuiet = 0xffc4c4c4;
}  // namespace tone

// Style, palette, style sheet, tones and fonts for the whole program, at any time after
// QApplication; widgets that are there change at once.
void applyTheme(QApplication& application, Theme theme = Theme::Dark);
// Chosen by a person before, or dark; and the choice, applied and remembered.
[[nodiscard]] Theme rememberedTheme();
void chooseTheme(QApplication& application, Theme theme);
// A tone of the dark theme as the light one has it: lightness mirrored, hue and saturation kept.
[[nodiscard]] QColor mirrored(const QColor& color);

// One of resources/icons by name, crisp at any scale, in the colours of the theme in force.
[[nodiscard]] QIcon icon(const QString& name);

// Digits of one width, so that running timecode does not dance.
[[nodiscard]] QFont numeralFont(double pointSizeFactor = 1.0);

// The interface font, scaled.
[[nodiscard]] QFont interfaceFont(double pointSizeFactor, bool bold = false);

}  // namespace kinechrome::ui
