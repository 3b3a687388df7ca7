// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/dialogs/beside_choice.h"

#include <QCheckBox>
#include <QSettings>
#include <QVBoxLayout>

#include "ui/bridge/workbench.h"

namespace kinechrome::ui {
namespace {

const QString reportKey = QStringLiteral("export/besideReport");
const QString sheetKey = QStringLiteral("export/besideSheet");
const QString comparisonKey = QStringLiteral("export/besideComparison");

}  // namespace

BesideChoice::BesideChoice(Workbench& workbench, QWidget* parent)
    : QWidget(parent),
      workbench_(&workbench),
      report_(new QCheckBox(tr("Report: one page with settings, checks and figures"))),
      sheet_(new QCheckBox(tr("Contact sheet: pictures of every segment"))),
      comparison_(new QCheckBox) {
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(8);
    const QSettings settings;
    // A report is small, and what an archive asks for later; films take room and time.
    report_->setChecked(settings.value(reportKey, true).toBool());
    sheet_->setChecked(settings.value(sheetKey, false).toBool());
    comparison_->setChecked(settings.value(comparisonKey, false).toBool());
    report_->setToolTip(tr("Written as OUT.report.html; the film is read once more for it"));
    sheet_->setToolTip(tr("Written as OUT.sheet.png"));
    comparison_->setToolTip(tr("Written as OUT.comparison.mp4, with the film's sound"));
    for (QCheckBox* each : {report_, sheet_, comparison_}) {
        column->addWidget(each);
        connect(each, &QCheckBox::toggled, this, &BesideChoice::remember);
    }
    refresh();
}

void BesideChoice::refresh() {
    const bool truth = workbench_->session().referenceSource() != ReferenceSource::None;
    comparison_->setText(truth ? tr("Comparison video: gray, colourised and ground truth")
                               : tr("Comparison video: gray and colourised"));
}

pipeline::BesideFilm BesideChoice::chosen() const {
    pipeline::BesideFilm beside;
    beside.report = report_->isChecked();
    beside.sheet = sheet_->isChecked();
    beside.comparison = comparison_->isChecked();
    const FootageSession& session = workbench_->session();
    switch (session.referenceSource()) {
        case ReferenceSource::None: break;
        case ReferenceSource::File: beside.reference = session.reference(); break;
        case ReferenceSource::Footage: beside.reference = session.footage(); break;
    }
    return beside;
}

void BesideChoice::remember() {
    QSettings settings;
    settings.setValue(reportKey, report_->isChecked());
    settings.setValue(sheetKey, sheet_->isChecked());
    settings.setValue(comparisonKey, comparison_->isChecked());
    Q_EMIT changed();
}

}  // namespace kinechrome::ui
