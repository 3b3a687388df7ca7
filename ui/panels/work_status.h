// SPDX-License-Identifier: GPL-3.0-or-later
// WorkStatus: a line for the status bar on the export that runs, of the dialog or of the queue, and
// how long it will take; a click leads there.
#pragma once

#include <QToolButton>

#include "core/base/progress.h"

namespace kinechrome::ui {

class ExportJob;
class ExportQueue;

class WorkStatus : public QToolButton {
    Q_OBJECT
public:
    WorkStatus(ExportJob& single, ExportQueue& queue, QWidget* parent = nullptr);

private:
    void refresh();
    void refreshQueue();
    void show(const QString& text);

    ExportJob* single_;
    ExportQueue* queue_;
    base::ProgressView progress_;  // of the single export
};

}  // namespace kinechrome::ui
