// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/actions/key_guard.h"

#include <algorithm>
#include <array>

#include <QAbstractButton>
#include <QAbstractItemView>
#include <QAbstractSlider>
#include <QAbstractSpinBox>
#include <QComboBox>
#include <QCoreApplication>
#include <QKeyEvent>
#include <QLineEdit>
#include <QPlainTextEdit>

namespace kinechrome::ui {
namespace {

bool isMove(int key) {
    return key >= Qt::Key_Home && key <= Qt::Key_PageDown;
}

bool isTyped(const QKeyEvent& key) {
    return !key.text().isEmpty() && key.text().at(0).isPrint();
}

bool takesText(const QObject* control) {
    const auto* line = qobject_cast<const QLineEdit*>(control);
    const auto* text = qobject_cast<const QPlainTextEdit*>(control);
    return (line != nullptr && !line->isReadOnly()) || (text != nullptr && !text->isReadOnly()) ||
           qobject_cast<const QAbstractSpinBox*>(control) != nullptr;
}

bool needs(const QObject* control, const QKeyEvent& key) {
    const bool plain = (key.modifiers() & ~(Qt::ShiftModifier | Qt::KeypadModifier)) == 0;
    if (!plain) return false;
    // Who stops typing does not mean the export.
    if (takesText(control) && key.key() == Qt::Key_Escape) return true;
    if (qobject_cast<const QAbstractSpinBox*>(control)) return isMove(key.key());
    if (qobject_cast<const QAbstractItemView*>(control) &&
        (key.key() == Qt::Key_F2 || key.key() == Qt::Key_Delete)) {
        return true;
    }
    if (qobject_cast<const QAbstractSlider*>(control)) return isMove(key.key());
    if (qobject_cast<const QAbstractButton*>(control)) return key.key() == Qt::Key_Space;
    const bool chooses =
        qobject_cast<const QComboBox*>(control) || qobject_cast<const QAbstractItemView*>(control);
    // An open list takes these as they are, and Return from this very event.
    constexpr std::array own{Qt::Key_Escape, Qt::Key_Tab, Qt::Key_Return, Qt::Key_Enter};
    return chooses && (isMove(key.key()) || key.key() == Qt::Key_Space || isTyped(key)) &&
           std::ranges::find(own, key.key()) == own.end();
}

}  // namespace

KeyGuard::KeyGuard(QObject* parent) : QObject(parent) {
    QCoreApplication::instance()->installEventFilter(this);
}

bool KeyGuard::eventFilter(QObject* watched, QEvent* event) {
    if (event->type() == QEvent::ShortcutOverride &&
        needs(watched, static_cast<const QKeyEvent&>(*event))) {
        event->accept();
        return true;
    }
    return QObject::eventFilter(watched, event);
}

}  // namespace kinechrome::ui
