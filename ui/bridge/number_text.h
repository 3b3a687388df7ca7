// SPDX-License-Identifier: GPL-3.0-or-later
// Numbers for a person to read: with the decimal sign of the interface's language. Files, projects
// and reports keep the point.
#pragma once

#include <QLocale>
#include <QString>

namespace kinechrome::ui {

[[nodiscard]] inline QString decimalText(double value, int decimals) {
    QLocale locale;
    locale.setNumberOptions(QLocale::OmitGroupSeparator);
    return locale.toString(value, 'f', decimals);
}

}  // namespace kinechrome::ui
