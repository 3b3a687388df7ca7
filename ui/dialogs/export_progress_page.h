// SPDX-License-Identifier: GPL-3.0-or-later
// ExportProgressPage: how the running job goes, and the way to stop it.
#pragma once

#include <QWidget>

#include "core/base/progress.h"

class QLabel;
class QProgressBar;
class QPushButton;

namespace kinechrome::ui {

class ExportJob;

class ExportProgressPage : public QWidget {
    Q_OBJECT
public:
    explicit ExportProgressPage(ExportJob& job, QWidget* parent = nullptr);

    // Cancels at once while little would be lost; asks in place after half a minute.
    void askCancel();
    // Seconds of work from which on cancelling asks first.
    void setPatience(double seconds) { askAfter_ = seconds; }
    [[nodiscard]] bool asking() const;
    [[nodiscard]] QPushButton& cancelButton() const { return *cancel_; }
    [[nodiscard]] QPushButton& discardButton() const { return *discard_; }

Q_SIGNALS:
    void hideWanted();

private:
    void restart();
    void show(const base::ProgressView& view);

    ExportJob* job_;
    double askAfter_ = 30.0;
    QLabel* title_;
    QProgressBar* bar_;
    QLabel* figures_;
    QLabel* notices_;
    QWidget* question_;
    QLabel* questionText_;
    QPushButton* discard_;
    QPushButton* cancel_;
};

}  // namespace kinechrome::ui
