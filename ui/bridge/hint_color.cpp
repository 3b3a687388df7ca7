// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/bridge/hint_color.h"

#include <algorithm>

#include "core/color/lab.h"

namespace kinechrome::ui {
namespace {

bool inGamut(double lightness, HintColor color) {
    const color::Rgb rgb = color::rgbFromLab({lightness, color.a, color.b});
    const auto [lowest, highest] = std::minmax({rgb.r, rgb.g, rgb.b});
    return lowest >= 0.0 && highest <= 1.0;
}

}  // namespace

HintColor intoGamut(double lightness, HintColor wanted) {
    if (inGamut(lightness, wanted)) return wanted;
    double inside = 0.0;
    double outside = 1.0;
    for (int step = 0; step < 20; ++step) {
        const double share = (inside + outside) / 2.0;
        (inGamut(lightness, {wanted.a * share, wanted.b * share}) ? inside : outside) = share;
    }
    return {wanted.a * inside, wanted.b * inside};
}

QColor shownColor(double lightness, HintColor color) {
    const color::Rgb rgb = color::rgbFromLab({lightness, color.a, color.b});
    const auto code = [](double value) { return std::clamp(qRound(value * 255.0), 0, 255); };
    return {code(rgb.r), code(rgb.g), code(rgb.b)};
}

}  // namespace kinechrome::ui
