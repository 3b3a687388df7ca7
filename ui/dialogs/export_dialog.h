// SPDX-License-Identifier: GPL-3.0-or-later
// ExportDialog: asks what to write, shows how the job goes and how it ended. Modeless: scrubbing
// goes on behind it. Owns its three pages and the way between them; the job is ExportJob's.
#pragma once

#include <vector>

#include <QDialog>

#include "core/pipeline/colorize_job.h"

class QStackedWidget;

namespace kinechrome::ui {

class ExportProgressPage;
class ExportResultPage;
class ExportSetupPage;
class Workbench;

class ExportDialog : public QDialog {
    Q_OBJECT
public:
    explicit ExportDialog(Workbench& workbench, QWidget* parent = nullptr);

    void present();    // brings it up: at the running job, or asking for a new one
    void askCancel();  // Esc anywhere: cancels a young job, asks about an old one
    void reject() override;

    [[nodiscard]] ExportSetupPage& setupPage() const { return *setup_; }
    [[nodiscard]] ExportProgressPage& progressPage() const { return *progress_; }
    [[nodiscard]] ExportResultPage& resultPage() const { return *result_; }

Q_SIGNALS:
    void queued();  // something waits in the export queue

private:
    void enqueue(const std::vector<pipeline::ColorizeRequest>& requests);

    Workbench* workbench_;
    QStackedWidget* pages_;
    ExportSetupPage* setup_;
    ExportProgressPage* progress_;
    ExportResultPage* result_;
};

}  // namespace kinechrome::ui
