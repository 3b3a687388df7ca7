// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/dialogs/stop_question.h"

#include <QCoreApplication>
#include <QFileInfo>
#include <QMessageBox>
#include <QPushButton>

#include "ui/bridge/workbench.h"

namespace kinechrome::ui {
namespace {

constexpr double hardlyBegunSeconds = 30.0;

QString tr(const char* text) {
    return QCoreApplication::translate("kinechrome::ui::StopQuestion", text);
}

struct Words {
    QString question, consequence, stop, stay;
};

void ask(QWidget* window, const Words& words, const std::function<void()>& goOn) {
    auto* box = new QMessageBox(window);
    box->setAttribute(Qt::WA_DeleteOnClose);
    box->setIcon(QMessageBox::Warning);
    box->setText(words.question);
    box->setInformativeText(words.consequence);
    auto* stop = box->addButton(words.stop, QMessageBox::DestructiveRole);
    auto* stay = box->addButton(words.stay, QMessageBox::RejectRole);
    box->setDefaultButton(stay);
    box->setEscapeButton(stay);
    QObject::connect(box, &QMessageBox::buttonClicked, window,
                     [stop, goOn](const QAbstractButton* clicked) {
                         if (clicked == stop) goOn();
                     });
    box->open();
}

}  // namespace

bool isExporting(Workbench& workbench) {
    return workbench.exportJob().running() || workbench.exportQueue().running();
}

void askBeforeClosing(Workbench& workbench, QWidget* window, const std::function<void()>& goOn) {
    const QString lost = workbench.exportQueue().running()
                             ? tr("What it has made is lost. It waits in the export queue at the "
                                  "next start.")
                             : tr("What it has made is lost.");
    ask(window,
        {tr("An export is running. Stop it and close?"), lost, tr("&Stop and close"),
         tr("&Keep exporting")},
        goOn);
}

void askBeforeCancelling(Workbench& workbench, QWidget* window, const std::function<void()>& goOn) {
    const ExportQueue& queue = workbench.exportQueue();
    if (queue.secondsRunning() < hardlyBegunSeconds) {
        goOn();
        return;
    }
    const auto& output = queue.list()[*queue.running()].request.output;
    ask(window,
        {tr("Cancel the export of %1?").arg(QString::fromStdString(output.filename().string())),
         tr("What it has made is lost."), tr("&Cancel the export"), tr("&Keep exporting")},
        goOn);
}

}  // namespace kinechrome::ui
