// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/dialogs/export_result_page.h"

#include <QDesktopServices>
#include <QFileInfo>
#include <QGridLayout>
#include <QHBoxLayout>
#include <QLabel>
#include <QLayoutItem>
#include <QPushButton>
#include <QUrl>
#include <QVBoxLayout>

#include "ui/bridge/core_words.h"
#include "ui/bridge/export_job.h"
#include "ui/bridge/number_text.h"
#include "ui/dialogs/beside_links.h"
#include "ui/panels/facts_list.h"
#include "ui/theme/theme.h"

namespace kinechrome::ui {
namespace {

QString iconName(pipeline::CheckState state) {
    switch (state) {
        case pipeline::CheckState::Passed: return QStringLiteral("passed");
        case pipeline::CheckState::Failed: return QStringLiteral("failed");
        case pipeline::CheckState::NotApplicable: break;
    }
    return QStringLiteral("not-applicable");
}

QString stateWord(pipeline::CheckState state) {
    switch (state) {
        case pipeline::CheckState::Passed: return ExportResultPage::tr("passed");
        case pipeline::CheckState::Failed: return ExportResultPage::tr("failed");
        case pipeline::CheckState::NotApplicable: break;
    }
    return ExportResultPage::tr("does not apply");
}

QString text(const std::filesystem::path& path) {
    return QString::fromStdString(path.string());
}

}  // namespace

ExportResultPage::ExportResultPage(QWidget* parent)
    : QWidget(parent),
      icon_(new QLabel),
      headline_(new QLabel),
      sentence_(new QLabel),
      checks_(new QWidget),
      grid_(new QGridLayout(checks_)),
      facts_(new FactsList),
      beside_(new BesideLinks),
      reveal_(new QPushButton(tr("Show the folder"))) {
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(12);
    auto* top = new QHBoxLayout;
    headline_->setFont(interfaceFont(1.25, true));
    headline_->setProperty("title", true);
    headline_->setWordWrap(true);
    top->addWidget(icon_);
    top->addWidget(headline_, 1);
    sentence_->setWordWrap(true);
    sentence_->setTextInteractionFlags(Qt::TextSelectableByMouse);
    checks_->setObjectName(QStringLiteral("card"));
    checks_->setAttribute(Qt::WA_StyledBackground);
    grid_->setContentsMargins(14, 12, 14, 12);
    grid_->setHorizontalSpacing(10);
    grid_->setVerticalSpacing(7);
    grid_->setColumnStretch(2, 1);
    auto* again = new QPushButton(tr("Export again…"));
    auto* close = new QPushButton(tr("Close"));
    close->setProperty("primary", true);
    auto* buttons = new QHBoxLayout;
    buttons->addWidget(reveal_);
    buttons->addStretch(1);
    buttons->addWidget(again);
    buttons->addWidget(close);
    column->addLayout(top);
    column->addWidget(sentence_);
    column->addWidget(checks_);
    column->addWidget(facts_);
    column->addWidget(beside_);
    column->addStretch(1);
    column->addLayout(buttons);
    connect(again, &QPushButton::clicked, this, [this] { Q_EMIT this->again(); });
    connect(close, &QPushButton::clicked, this, &ExportResultPage::dismissed);
    connect(reveal_, &QPushButton::clicked, this,
            [this] { QDesktopServices::openUrl(QUrl::fromLocalFile(folder_)); });
}

QString ExportResultPage::headline() const {
    return headline_->text();
}

void ExportResultPage::show(const pipeline::JobOutcome& outcome, const ExportJob& job) {
    const bool completed = std::holds_alternative<pipeline::Completed>(outcome);
    const auto* failure = std::get_if<pipeline::Failed>(&outcome);
    clearChecks();
    facts_->clear();
    checks_->setVisible(completed);
    facts_->setVisible(completed);
    beside_->show(job.delivered(), job.besideProblem());
    reveal_->setVisible(completed);
    sentence_->setVisible(!completed);
    const QString name = QFileInfo(text(job.request().output)).fileName();
    QString badge = QStringLiteral("not-applicable");
    if (completed) {
        const bool sound = job.report()->check.passed();
        badge = sound ? QStringLiteral("passed") : QStringLiteral("warning");
        headline_->setText(sound ? tr("%1 is written and checked").arg(name)
                                 : tr("%1 is written, but a check failed").arg(name));
        showReport(*job.report());
    } else if (failure) {
        badge = QStringLiteral("failed");
        headline_->setText(tr("The export failed; nothing is left of it"));
        sentence_->setText(spoken(failure->error));
    } else {
        headline_->setText(tr("The export was cancelled"));
        sentence_->setText(tr("Nothing is left of it."));
    }
    icon_->setPixmap(icon(badge).pixmap(QSize(26, 26), devicePixelRatioF()));
}

void ExportResultPage::showReport(const pipeline::ColorizeReport& report) {
    addCheck(tr("Frames"), report.check.frames);
    addCheck(tr("Timestamps"), report.check.timestamps);
    addCheck(tr("Sound"), report.check.sound);
    addCheck(tr("Luma"), report.check.luma);
    addCheck(tr("Colour tags"), report.check.tags);
    folder_ = QFileInfo(text(report.output)).absolutePath();
    facts_->set(tr("Film"), text(report.output));
    facts_->set(tr("Sidecar"), text(report.sidecar));
    facts_->set(tr("Took"), tr("%1 s, %2 frames a second")
                                .arg(decimalText(report.seconds, 1), decimalText(report.fps, 1)));
    QStringList notes;
    for (const std::string& note : report.notes) notes << spoken(note);
    facts_->set(tr("Notes"), notes.join(QLatin1Char('\n')));
}

void ExportResultPage::addCheck(const QString& name, const pipeline::CheckItem& item) {
    const int row = grid_->rowCount();
    auto* tick = new QLabel;
    tick->setPixmap(icon(iconName(item.state)).pixmap(QSize(18, 18), devicePixelRatioF()));
    tick->setAccessibleName(name + QLatin1Char(' ') + stateWord(item.state));
    tick->setToolTip(stateWord(item.state));
    auto* note = new QLabel(spoken(item.note));
    note->setProperty("quiet", true);
    note->setWordWrap(true);
    grid_->addWidget(tick, row, 0, Qt::AlignTop);
    grid_->addWidget(new QLabel(name), row, 1, Qt::AlignTop);
    grid_->addWidget(note, row, 2);
    ++checksShown_;
    if (item.state == pipeline::CheckState::Passed) ++checksPassed_;
}

void ExportResultPage::clearChecks() {
    while (QLayoutItem* item = grid_->takeAt(0)) {
        delete item->widget();
        delete item;
    }
    checksPassed_ = 0;
    checksShown_ = 0;
}

}  // namespace kinechrome::ui
