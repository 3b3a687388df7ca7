// SPDX-License-Identifier: GPL-3.0-or-later
// ExportResultPage: how the job ended: the self-check with its ticks, the files it left, or the
// sentence that says why there are none.
#pragma once

#include <QWidget>

#include "core/pipeline/colorize_job.h"
#include "core/pipeline/job_outcome.h"

class QGridLayout;
class QLabel;
class QPushButton;

namespace kinechrome::ui {

class BesideLinks;
class ExportJob;
class FactsList;

class ExportResultPage : public QWidget {
    Q_OBJECT
public:
    explicit ExportResultPage(QWidget* parent = nullptr);

    void show(const pipeline::JobOutcome& outcome, const ExportJob& job);
    [[nodiscard]] QString headline() const;
    [[nodiscard]] int checksPassed() const { return checksPassed_; }
    [[nodiscard]] int checksShown() const { return checksShown_; }

Q_SIGNALS:
    void again();
    void dismissed();

private:
    void showReport(const pipeline::ColorizeReport& report);
    void addCheck(const QString& name, const pipeline::CheckItem& item);
    void clearChecks();

    QLabel* icon_;
    QLabel* headline_;
    QLabel* sentence_;
    QWidget* checks_;
    QGridLayout* grid_;
    FactsList* facts_;
    BesideLinks* beside_;
    QPushButton* reveal_;
    QString folder_;
    int checksPassed_ = 0;
    int checksShown_ = 0;
};

}  // namespace kinechrome::ui
