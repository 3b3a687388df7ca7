// SPDX-License-Identifier: GPL-3.0-or-later
// HintColor: chroma without lightness, what a hint asks for; how it looks and where it ends.
#pragma once

#include <QColor>
#include <QMetaType>

namespace kinechrome::ui {

struct HintColor {
    double a = 0.0;  // CIE a*, b*
    double b = 0.0;
    bool operator==(const HintColor&) const = default;
};

// The colour with lightness l*, brought into the gamut of screens by shrinking its chroma.
[[nodiscard]] HintColor intoGamut(double lightness, HintColor wanted);

// On a screen, at that lightness; what is out of its gamut is clipped.
[[nodiscard]] QColor shownColor(double lightness, HintColor color);

}  // namespace kinechrome::ui

Q_DECLARE_METATYPE(kinechrome::ui::HintColor)
