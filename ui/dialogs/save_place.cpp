// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/dialogs/save_place.h"

#include <QFileDialog>
#include <QFileInfo>

namespace kinechrome::ui {

QString askSavePlace(QWidget* window, const QString& title, const QString& suggestion,
                     const QString& filter, const QString& suffix) {
    const QFileInfo suggested(suggestion);
    QFileDialog dialog(window, title, suggested.path(), filter);
    dialog.setAcceptMode(QFileDialog::AcceptSave);
    dialog.setDefaultSuffix(suffix);
    dialog.selectFile(suggested.fileName());
    if (dialog.exec() != QDialog::Accepted || dialog.selectedFiles().isEmpty()) return {};
    return dialog.selectedFiles().constFirst();
}

}  // namespace kinechrome::ui
