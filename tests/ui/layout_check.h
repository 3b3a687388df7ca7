// SPDX-License-Identifier: GPL-3.0-or-later
// What a person would see at a glance: words that are cut off, panels that scroll sideways,
// pictures that are blank.
#pragma once

#include <QImage>
#include <QStringList>
#include <QWidget>

namespace kinechrome::ui::test {

// A sentence for each label, button, box or tab of `window` that is on screen and has less room
// than its text needs, and for each area that scrolls sideways. Empty: all can be read.
[[nodiscard]] QStringList cutOff(const QWidget& window);

// Standard deviation of the gray values within `area` of a widget's picture, 0..127; `area` in the
// widget's own coordinates.
[[nodiscard]] double variation(const QImage& picture, const QRect& area);

}  // namespace kinechrome::ui::test
