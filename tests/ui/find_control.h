// SPDX-License-Identifier: GPL-3.0-or-later
// Controls of a window as a person finds them: by what they are called.
#pragma once

#include <QList>
#include <QPushButton>
#include <QString>
#include <QWidget>

namespace kinechrome::ui::test {

// The first child of which `words` says this, or, if there is none, of which it begins like this;
// null if there is none either.
template <class Control, class Words>
Control* findByWords(const QWidget& parent, const QString& wanted, Words words) {
    const QList<Control*> all = parent.findChildren<Control*>();
    for (Control* control : all) {
        if (words(*control) == wanted) return control;
    }
    for (Control* control : all) {
        if (words(*control).startsWith(wanted)) return control;
    }
    return nullptr;
}

template <class Control>
Control* named(const QWidget& parent, const QString& accessibleName) {
    return findByWords<Control>(parent, accessibleName,
                                [](const Control& control) { return control.accessibleName(); });
}

template <class Button = QPushButton>
Button* buttonNamed(const QWidget& parent, const QString& text) {
    return findByWords<Button>(parent, text, [](const Button& button) { return button.text(); });
}

}  // namespace kinechrome::ui::test
