// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/bridge/pending_edits.h"

#include <QAbstractSpinBox>
#include <QApplication>
#include <QPointer>
#include <QWidget>

namespace kinechrome::ui {

void commitPendingEdits() {
    const QPointer<QWidget> field = QApplication::focusWidget();
    const bool types = field && (field->testAttribute(Qt::WA_InputMethodEnabled) ||
                                 qobject_cast<QAbstractSpinBox*>(field.data()) != nullptr);
    if (!types) return;
    field->clearFocus();
    if (field && field->isVisible()) field->setFocus();
}

}  // namespace kinechrome::ui
