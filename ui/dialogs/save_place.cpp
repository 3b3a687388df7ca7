// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/dialogs/save_place.h"

#include <QFileDialog>
#include <QFileInfo>
#include <QMessageBox>

namespace kinechrome::ui {

QString askSavePlace(QWidget* window, const QString& title, const QString& suggestion,
                     const QString& filter, const QString& suffix) {
    const QFileInfo suggested(suggestion);
    QFileDialog dialog(window, title, suggested.path(), filter);
    dialog.setAcceptMode(QFileDialog::AcceptSave);
    dialog.setDefaultSuffix(suffix);
    dialog.selectFile(suggested.fileName());
    if (dialog.exec() != QDialog::Accepted || dialog.selectedFiles().isEmpty()) return {};
    const QString path = dialog.selectedFiles().constFirst();
    const QString ending = QLatin1Char('.') + suffix;
    if (path.endsWith(ending, Qt::CaseInsensitive)) return path;
    // "reel.v2" has a suffix for the dialog, which has not asked about this name then.
    const QString whole = path + ending;
    const bool free = !QFileInfo::exists(whole) ||
                      QMessageBox::warning(window, title,
                                           QFileDialog::tr("%1 already exists.\n"
                                                           "Do you want to replace it?")
                                               .arg(QFileInfo(whole).fileName()),
                                           QMessageBox::Yes | QMessageBox::No,
                                           QMessageBox::No) == QMessageBox::Yes;
    return free ? whole : QString();
}

}  // namespace kinechrome::ui
