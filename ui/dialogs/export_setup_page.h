// SPDX-License-Identifier: GPL-3.0-or-later
// ExportSetupPage: preset, range and output path, with what the export would do before it starts.
#pragma once

#include <vector>

#include <QTimer>
#include <QWidget>

#include "core/pipeline/colorize_job.h"

class QButtonGroup;
class QCheckBox;
class QLabel;
class QLineEdit;
class QPushButton;
class QVBoxLayout;

namespace kinechrome::ui {

class BesideChoice;
class ExportRangeChoice;
class FactsList;
class Workbench;

class ExportSetupPage : public QWidget {
    Q_OBJECT
public:
    explicit ExportSetupPage(Workbench& workbench, QWidget* parent = nullptr);

    void refresh();  // for the footage and range as they are now
    // The first of the exports that are asked for, and all of them: approved segments become a file
    // each.
    [[nodiscard]] pipeline::ColorizeRequest request() const;
    [[nodiscard]] std::vector<pipeline::ColorizeRequest> requests() const;
    [[nodiscard]] QString problem() const;  // the sentence in place, if there is one

Q_SIGNALS:
    void confirmed(const std::vector<kinechrome::pipeline::ColorizeRequest>& requests);
    void queued(const std::vector<kinechrome::pipeline::ColorizeRequest>& requests);
    void dismissed();

protected:
    bool eventFilter(QObject* watched, QEvent* event) override;

private:
    void addPresets(QVBoxLayout& column);
    void addOutput(QVBoxLayout& column);
    void addButtons(QVBoxLayout& column);
    void followWork();
    void followPreset();
    void choosePath();
    void askForecast();
    void showForecast(const base::Result<pipeline::ColorizeForecast>& forecast);

    Workbench* workbench_;
    QButtonGroup* presets_;
    ExportRangeChoice* ranges_;
    QLineEdit* path_;
    QCheckBox* overwrite_;
    BesideChoice* beside_;
    FactsList* facts_;
    QLabel* notes_;
    QLabel* problem_;
    QPushButton* queue_;
    QPushButton* start_;
    QTimer settle_;  // typing in the path asks once it pauses
    int asked_ = 0;  // only the latest forecast counts
};

}  // namespace kinechrome::ui
