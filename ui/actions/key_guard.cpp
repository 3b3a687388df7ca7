// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/actions/key_guard.h"

#include <algorithm>
#include <array>

#include <QAbstractButton>
#include <QAbstractItemView>
#include <QAbstractSlider>
#include <QComboBox>
#include <QCoreApplication>
#include <QKeyEvent>

namespace kinechrome::ui {
namespace {

bool isMove(int key) {
    return key >= Qt::Key_Home && key <= Qt::Key_PageDown;
}

bool needs(const QObject* control, const QKeyEvent& key) {
    const bool plain = (key.modifiers() & ~(Qt::ShiftModifier | Qt::KeypadModifier)) == 0;
    if (!plain) return false;
    if (qobject_cast<const QAbstractSlider*>(control)) return isMove(key.key());
    if (qobject_cast<const QAbstractButton*>(control)) return key.key() == Qt::Key_Space;
    const bool chooses =
        qobject_cast<const QComboBox*>(control) || qobject_cast<const QAbstractItemView*>(control);
    // An open list takes these as they are, and Return from this very event.
    constexpr std::array own{Qt::Key_Escape, Qt::Key_Tab, Qt::Key_Return, Qt::Key_Enter};
    return chooses && (isMove(key.key()) || key.key() == Qt::Key_Space || !key.text().isEmpty()) &&
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
