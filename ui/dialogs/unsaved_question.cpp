// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/dialogs/unsaved_question.h"

#include <utility>

#include <QFileInfo>
#include <QMessageBox>
#include <QPushButton>

#include "ui/bridge/workbench.h"

namespace kinechrome::ui {

UnsavedQuestion::UnsavedQuestion(Workbench& workbench, QWidget* window)
    : QObject(window), workbench_(&workbench), window_(window) {
    connect(&workbench, &Workbench::leaveAsked, this, &UnsavedQuestion::ask);
    connect(&workbench.project(), &ProjectFile::settled, this, [this](bool saved) {
        const auto goOn = std::exchange(goOn_, {});
        if (goOn && saved) goOn();
    });
}

void UnsavedQuestion::ask(const std::function<void()>& goOn) {
    const QString path = workbench_->project().path();
    auto* box = new QMessageBox(window_);
    box->setAttribute(Qt::WA_DeleteOnClose);
    box->setIcon(QMessageBox::Warning);
    box->setText(path.isEmpty() ? tr("This work has no project yet. Save it?")
                                : tr("Save the changes to %1?").arg(QFileInfo(path).fileName()));
    box->setInformativeText(tr("What is not saved will be lost."));
    auto* save =
        box->addButton(path.isEmpty() ? tr("&Save…") : tr("&Save"), QMessageBox::AcceptRole);
    auto* discard = box->addButton(tr("&Discard"), QMessageBox::DestructiveRole);
    box->addButton(QMessageBox::Cancel);
    box->setDefaultButton(save);
    connect(box, &QMessageBox::buttonClicked, this,
            [this, save, discard, goOn](const QAbstractButton* clicked) {
                if (clicked == save) {
                    goOn_ = goOn;
                    saveFirst();
                } else if (clicked == discard) {
                    workbench_->project().discard();
                    goOn();
                }
            });
    box->open();
}

void UnsavedQuestion::saveFirst() {
    Q_EMIT saveWanted();
    // Nothing was begun: the person thought better of it when asked for a name.
    if (!workbench_->project().saving()) goOn_ = {};
}

}  // namespace kinechrome::ui
