// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/dialogs/export_progress_page.h"

#include <QFileInfo>
#include <QHBoxLayout>
#include <QLabel>
#include <QProgressBar>
#include <QPushButton>
#include <QVBoxLayout>

#include "ui/bridge/export_job.h"
#include "ui/bridge/number_text.h"
#include "ui/theme/theme.h"

namespace kinechrome::ui {
namespace {

constexpr int barSteps = 10000;

// "1:02:03" or "2:03"
QString clockText(double seconds) {
    const auto whole = static_cast<qint64>(seconds);
    const QChar zero = QLatin1Char('0');
    if (whole >= 3600) {
        return QStringLiteral("%1:%2:%3")
            .arg(whole / 3600)
            .arg(whole / 60 % 60, 2, 10, zero)
            .arg(whole % 60, 2, 10, zero);
    }
    return QStringLiteral("%1:%2").arg(whole / 60).arg(whole % 60, 2, 10, zero);
}

}  // namespace

ExportProgressPage::ExportProgressPage(ExportJob& job, QWidget* parent)
    : QWidget(parent),
      job_(&job),
      title_(new QLabel),
      bar_(new QProgressBar),
      figures_(new QLabel),
      notices_(new QLabel),
      question_(new QWidget),
      questionText_(new QLabel),
      discard_(new QPushButton(tr("Stop and discard"))),
      cancel_(new QPushButton(tr("Cancel export"))) {
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(12);
    title_->setFont(interfaceFont(1.25, true));
    title_->setProperty("title", true);
    title_->setWordWrap(true);
    bar_->setRange(0, barSteps);
    bar_->setTextVisible(false);
    bar_->setAccessibleName(tr("Progress of the export"));
    figures_->setFont(numeralFont());
    notices_->setWordWrap(true);
    notices_->setProperty("quiet", true);
    notices_->setTextInteractionFlags(Qt::TextSelectableByMouse);

    question_->setObjectName(QStringLiteral("card"));
    question_->setAttribute(Qt::WA_StyledBackground);
    auto* asks = new QHBoxLayout(question_);
    asks->setContentsMargins(14, 12, 14, 12);
    auto* keep = new QPushButton(tr("Keep going"));
    discard_->setProperty("danger", true);
    questionText_->setWordWrap(true);
    asks->addWidget(questionText_, 1);
    asks->addWidget(keep);
    asks->addWidget(discard_);
    question_->hide();

    auto* background = new QPushButton(tr("Carry on in the background"));
    auto* buttons = new QHBoxLayout;
    buttons->addStretch(1);
    buttons->addWidget(background);
    buttons->addWidget(cancel_);
    column->addWidget(title_);
    column->addWidget(bar_);
    column->addWidget(figures_);
    column->addWidget(notices_);
    column->addStretch(1);
    column->addWidget(question_);
    column->addLayout(buttons);

    connect(job_, &ExportJob::started, this, &ExportProgressPage::restart);
    connect(job_, &ExportJob::progressed, this, &ExportProgressPage::show);
    connect(job_, &ExportJob::noticed, this, [this](const QString& sentence) {
        const QString so_far = notices_->text();
        notices_->setText(so_far.isEmpty() ? sentence : so_far + QLatin1Char('\n') + sentence);
    });
    connect(cancel_, &QPushButton::clicked, this, &ExportProgressPage::askCancel);
    connect(keep, &QPushButton::clicked, question_, &QWidget::hide);
    connect(discard_, &QPushButton::clicked, this, [this] {
        question_->hide();
        job_->cancel();
        cancel_->setEnabled(false);
    });
    connect(background, &QPushButton::clicked, this, &ExportProgressPage::hideWanted);
}

void ExportProgressPage::restart() {
    const QString path = QString::fromStdString(job_->request().output.string());
    title_->setText(tr("Writing %1").arg(QFileInfo(path).fileName()));
    notices_->clear();
    question_->hide();
    cancel_->setEnabled(true);
    show({});
}

void ExportProgressPage::show(const base::ProgressView& view) {
    bar_->setRange(0, view.total > 0 ? barSteps : 0);  // unknown length: it moves to and fro
    bar_->setValue(static_cast<int>(view.fraction() * barSteps));
    if (job_->cancelling()) {
        figures_->setText(tr("Stopping and removing what was made…"));
        return;
    }
    if (view.total <= 0) {
        figures_->setText(job_->besideFilm()
                              ? tr("The film is finished; preparing what stands beside it…")
                              : tr("Preparing…"));
        return;
    }
    QString text = tr("%1 %   %2 of %3 frames   %4 fps")
                       .arg(view.fraction() * 100.0, 0, 'f', 0)
                       .arg(view.done)
                       .arg(view.total)
                       .arg(decimalText(view.perSecond, 1));
    if (view.secondsLeft >= 0.0) text += tr("   %1 left").arg(clockText(view.secondsLeft));
    if (job_->besideFilm()) {
        title_->setText(tr("The film is finished; now what stands beside it"));
        figures_->setText(text);
        return;
    }
    figures_->setText(view.done >= view.total ? tr("All frames are written; checking the file…")
                                              : text);
}

bool ExportProgressPage::asking() const {
    return question_->isVisibleTo(this);
}

void ExportProgressPage::askCancel() {
    if (!job_->running() || job_->cancelling()) return;
    if (job_->secondsRunning() < askAfter_) {
        job_->cancel();
        cancel_->setEnabled(false);
        return;
    }
    questionText_->setText(
        job_->besideFilm()
            ? tr("Stop? The film is finished and stays; what stands beside it is left out.")
            : tr("Stop the export? %1 of work would be discarded.")
                  .arg(clockText(job_->secondsRunning())));
    question_->show();
}

}  // namespace kinechrome::ui
