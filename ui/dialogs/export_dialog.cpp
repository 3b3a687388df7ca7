// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/dialogs/export_dialog.h"

#include <QStackedWidget>
#include <QVBoxLayout>

#include "ui/bridge/workbench.h"
#include "ui/dialogs/export_progress_page.h"
#include "ui/dialogs/export_result_page.h"
#include "ui/dialogs/export_setup_page.h"

namespace kinechrome::ui {

ExportDialog::ExportDialog(Workbench& workbench, QWidget* parent)
    : QDialog(parent),
      workbench_(&workbench),
      pages_(new QStackedWidget),
      setup_(new ExportSetupPage(workbench)),
      progress_(new ExportProgressPage(workbench.exportJob())),
      result_(new ExportResultPage) {
    setWindowTitle(tr("Export"));
    setModal(false);
    resize(620, 750);
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(20, 18, 20, 18);
    column->addWidget(pages_);
    pages_->addWidget(setup_);
    pages_->addWidget(progress_);
    pages_->addWidget(result_);

    ExportJob& job = workbench_->exportJob();
    connect(setup_, &ExportSetupPage::confirmed, this,
            [this](const std::vector<pipeline::ColorizeRequest>& requests) {
                // One export at a time: a queue that runs takes this one too.
                ExportQueue& queue = workbench_->exportQueue();
                if (requests.size() == 1 && !queue.running()) {
                    workbench_->exportJob().start(requests.front());
                    return;
                }
                enqueue(requests);
                queue.run();
            });
    connect(setup_, &ExportSetupPage::queued, this, &ExportDialog::enqueue);
    connect(setup_, &ExportSetupPage::dismissed, this, &QDialog::hide);
    connect(&job, &ExportJob::started, this, [this] { pages_->setCurrentWidget(progress_); });
    connect(&job, &ExportJob::finished, this, [this](const pipeline::JobOutcome& outcome) {
        result_->show(outcome, workbench_->exportJob());
        pages_->setCurrentWidget(result_);
        if (!isVisible()) {
            workbench_->say(
                {Severity::Notice, result_->headline(), tr("Show"), [this] { present(); }});
        }
    });
    connect(progress_, &ExportProgressPage::hideWanted, this, &QDialog::hide);
    connect(result_, &ExportResultPage::again, this, [this] {
        setup_->refresh();
        pages_->setCurrentWidget(setup_);
    });
    connect(result_, &ExportResultPage::dismissed, this, &QDialog::hide);
}

void ExportDialog::enqueue(const std::vector<pipeline::ColorizeRequest>& requests) {
    hide();
    workbench_->exportQueue().add(requests);
    Q_EMIT queued();
}

void ExportDialog::present() {
    if (!workbench_->exportJob().running() && !isVisible() && pages_->currentWidget() != result_) {
        setup_->refresh();
        pages_->setCurrentWidget(setup_);
    }
    show();
    raise();
    activateWindow();
}

void ExportDialog::askCancel() {
    present();
    progress_->askCancel();
}

void ExportDialog::reject() {
    if (workbench_->exportJob().running()) {
        progress_->askCancel();
        return;
    }
    if (pages_->currentWidget() == result_) pages_->setCurrentWidget(setup_);
    hide();
}

}  // namespace kinechrome::ui
