// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/dialogs/export_setup_page.h"

#include <algorithm>
#include <array>

#include <QAbstractButton>
#include <QButtonGroup>
#include <QCheckBox>
#include <QCoreApplication>
#include <QFileDialog>
#include <QFileInfo>
#include <QHBoxLayout>
#include <QKeyEvent>
#include <QLabel>
#include <QLineEdit>
#include <QLocale>
#include <QPushButton>
#include <QRadioButton>
#include <QVBoxLayout>

#include "core/delivery/beside_export.h"
#include "ui/bridge/core_words.h"
#include "ui/bridge/workbench.h"
#include "ui/dialogs/beside_choice.h"
#include "ui/dialogs/export_range_choice.h"
#include "ui/panels/facts_list.h"
#include "ui/theme/theme.h"

namespace kinechrome::ui {
namespace {

struct PresetText {
    media::Preset preset;
    const char* name;
    const char* about;
    const char* suffix;
};

constexpr std::array presetTexts{
    PresetText{media::Preset::Preservation, QT_TRANSLATE_NOOP("Export", "Preservation"),
               QT_TRANSLATE_NOOP("Export", "FFV1 in Matroska: lossless, luma proven bit for bit"),
               ".mkv"},
    PresetText{media::Preset::Mezzanine, QT_TRANSLATE_NOOP("Export", "Mezzanine"),
               QT_TRANSLATE_NOOP("Export", "ProRes 422 HQ in MOV: for editing"), ".mov"},
    PresetText{media::Preset::Access, QT_TRANSLATE_NOOP("Export", "Access"),
               QT_TRANSLATE_NOOP("Export", "H.264 in MP4: plays everywhere"), ".mp4"},
};

const PresetText& textOf(int id) {
    return presetTexts[static_cast<std::size_t>(id)];
}

QString translated(const char* text) {
    return QCoreApplication::translate("Export", text);
}

QLabel* heading(const QString& text) {
    auto* label = new QLabel(text);
    label->setProperty("quiet", true);
    return label;
}

}  // namespace

ExportSetupPage::ExportSetupPage(Workbench& workbench, QWidget* parent)
    : QWidget(parent),
      workbench_(&workbench),
      presets_(new QButtonGroup(this)),
      ranges_(new ExportRangeChoice(workbench)),
      path_(new QLineEdit),
      overwrite_(new QCheckBox(tr("Replace the file if it exists"))),
      beside_(new BesideChoice(workbench)),
      facts_(new FactsList),
      notes_(new QLabel),
      problem_(new QLabel),
      queue_(new QPushButton(tr("Add to queue"))),
      start_(new QPushButton(tr("Export"))) {
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(8);
    addPresets(*column);
    column->addWidget(heading(tr("Frames")));
    column->addWidget(ranges_);
    column->addSpacing(6);
    connect(ranges_, &ExportRangeChoice::changed, this, [this] { settle_.start(); });
    addOutput(*column);
    column->addSpacing(6);
    column->addWidget(heading(tr("Beside the film")));
    column->addWidget(beside_);
    column->addSpacing(6);
    connect(beside_, &BesideChoice::changed, this, &ExportSetupPage::askForecast);
    column->addWidget(heading(tr("What will be written")));
    column->addWidget(facts_);
    notes_->setWordWrap(true);
    notes_->setProperty("quiet", true);
    problem_->setWordWrap(true);
    problem_->setTextInteractionFlags(Qt::TextSelectableByMouse);
    problem_->setStyleSheet(QStringLiteral("color: #ec9189"));
    column->addWidget(notes_);
    column->addStretch(1);
    column->addWidget(problem_);
    addButtons(*column);
    for (auto* box : findChildren<QAbstractButton*>()) {
        if (box->isCheckable()) box->installEventFilter(this);
    }
    settle_.setSingleShot(true);
    settle_.setInterval(200);
    connect(&settle_, &QTimer::timeout, this, &ExportSetupPage::askForecast);
    followWork();
}

// The window behind it goes on being used: what is written is always what stands here.
void ExportSetupPage::followWork() {
    const auto follow = [this] {
        if (isVisible()) ranges_->follow();
    };
    connect(&workbench_->transport(), &Transport::frameChanged, this, follow);
    connect(&workbench_->transport(), &Transport::rangeChanged, this, follow);
    connect(&workbench_->editor(), &DocumentEditor::changed, this, follow);
    connect(&workbench_->session(), &FootageSession::indexGrew, this, follow);
    connect(&workbench_->session(), &FootageSession::opened, this, [this] {
        if (isVisible()) refresh();
    });
    connect(&workbench_->session(), &FootageSession::closed, this, [this] {
        if (isVisible()) Q_EMIT dismissed();
    });
}

// Under some desktops a box that has the focus would take Return as if it were the space bar.
bool ExportSetupPage::eventFilter(QObject* watched, QEvent* event) {
    if (event->type() != QEvent::KeyPress) return QWidget::eventFilter(watched, event);
    const int key = static_cast<const QKeyEvent&>(*event).key();
    if (key != Qt::Key_Return && key != Qt::Key_Enter) return QWidget::eventFilter(watched, event);
    start_->click();
    return true;
}

void ExportSetupPage::addButtons(QVBoxLayout& column) {
    auto* buttons = new QHBoxLayout;
    auto* cancel = new QPushButton(tr("Cancel"));
    start_->setProperty("primary", true);
    start_->setDefault(true);
    cancel->setAutoDefault(false);
    queue_->setAutoDefault(false);
    queue_->setToolTip(tr("Waits in the export queue until you start that"));
    buttons->addWidget(queue_);
    buttons->addStretch(1);
    buttons->addWidget(cancel);
    buttons->addWidget(start_);
    column.addLayout(buttons);
    connect(cancel, &QPushButton::clicked, this, &ExportSetupPage::dismissed);
    connect(queue_, &QPushButton::clicked, this, [this] { Q_EMIT queued(requests()); });
    connect(start_, &QPushButton::clicked, this, [this] { Q_EMIT confirmed(requests()); });
}

void ExportSetupPage::addPresets(QVBoxLayout& column) {
    column.addWidget(heading(tr("Preset")));
    for (std::size_t i = 0; i < presetTexts.size(); ++i) {
        auto* choice = new QRadioButton(translated(presetTexts[i].name) + QStringLiteral("  ·  ") +
                                        translated(presetTexts[i].about));
        choice->setChecked(i == 0);
        presets_->addButton(choice, static_cast<int>(i));
        column.addWidget(choice);
    }
    column.addSpacing(6);
    connect(presets_, &QButtonGroup::idClicked, this, &ExportSetupPage::followPreset);
}

void ExportSetupPage::addOutput(QVBoxLayout& column) {
    column.addWidget(heading(tr("Write to")));
    auto* row = new QHBoxLayout;
    auto* browse = new QPushButton(tr("Choose…"));
    browse->setAutoDefault(false);  // Enter starts the export
    path_->setAccessibleName(tr("Output file"));
    row->addWidget(path_, 1);
    row->addWidget(browse);
    column.addLayout(row);
    column.addWidget(overwrite_);
    connect(browse, &QPushButton::clicked, this, &ExportSetupPage::choosePath);
    connect(path_, &QLineEdit::textChanged, this, [this] { settle_.start(); });
    connect(overwrite_, &QCheckBox::toggled, this, &ExportSetupPage::askForecast);
}

void ExportSetupPage::refresh() {
    ranges_->refresh();
    beside_->refresh();
    const QFileInfo source(QString::fromStdString(workbench_->session().footage().string()));
    const QString name =
        source.path() + QLatin1Char('/') + source.completeBaseName() + QStringLiteral("-colour");
    const QString suffix = QString::fromLatin1(textOf(presets_->checkedId()).suffix);
    path_->setText(name + suffix);
    for (int number = 2; workbench_->exportQueue().willWrite(requests()); ++number) {
        path_->setText(QStringLiteral("%1-%2%3").arg(name).arg(number).arg(suffix));
    }
    overwrite_->setChecked(false);
    start_->setFocus();
    askForecast();
}

void ExportSetupPage::followPreset() {
    const QFileInfo now(path_->text());
    path_->setText(now.path() + QLatin1Char('/') + now.completeBaseName() +
                   QString::fromLatin1(textOf(presets_->checkedId()).suffix));
    askForecast();
}

void ExportSetupPage::choosePath() {
    const QString chosen = QFileDialog::getSaveFileName(this, tr("Export to"), path_->text(), {},
                                                        nullptr, QFileDialog::DontConfirmOverwrite);
    if (!chosen.isEmpty()) path_->setText(chosen);
}

pipeline::ColorizeRequest ExportSetupPage::request() const {
    return requests().front();
}

std::vector<pipeline::ColorizeRequest> ExportSetupPage::requests() const {
    pipeline::ColorizeRequest request;
    request.input = workbench_->session().footage();
    request.output = path_->text().toStdString();
    request.settings = workbench_->document().settings;
    request.segments = workbench_->document().segments;
    request.shotsKnownTo = workbench_->document().shotsKnownTo;
    request.preset = textOf(presets_->checkedId()).preset;
    request.overwrite = overwrite_->isChecked();
    request.beside = beside_->chosen();
    request.programVersion = QCoreApplication::applicationVersion().toStdString();
    return ranges_->spread(request);
}

QString ExportSetupPage::problem() const {
    return problem_->text();
}

void ExportSetupPage::askForecast() {
    settle_.stop();
    const int number = ++asked_;
    if (const auto twice = workbench_->exportQueue().willWrite(requests())) {
        showForecast(base::fail(base::ErrorKind::Output, twice->string(),
                                "is named for two results", "give each a name of its own"));
        return;
    }
    workbench_->background().run(
        [forecast = workbench_->backend().forecast, all = requests(),
         delivers = workbench_->backend().deliver !=
                    nullptr]() -> base::Result<pipeline::ColorizeForecast> {
            // The forecast looks at what stands beside the first file; the others have their own.
            for (std::size_t i = 1; delivers && i < all.size(); ++i) {
                if (auto free = delivery::checkBeside(all[i]); !free) {
                    return base::fail(free.error());
                }
            }
            return forecast(all.front());
        },
        [this, number](const base::Result<pipeline::ColorizeForecast>& forecast) {
            if (number == asked_) showForecast(forecast);
        });
}

void ExportSetupPage::showForecast(const base::Result<pipeline::ColorizeForecast>& forecast) {
    facts_->setVisible(forecast.has_value());
    notes_->setVisible(forecast.has_value());
    start_->setEnabled(forecast.has_value());
    queue_->setEnabled(forecast.has_value());
    problem_->setText(forecast ? QString() : spoken(forecast.error()));
    if (!forecast) return;
    const media::VideoStreamInfo& video = forecast->source.video;
    const std::int64_t frames = ranges_->framesInAll(forecast->frames);
    const double times =
        static_cast<double>(frames) / std::max(1.0, static_cast<double>(forecast->frames));
    facts_->set(tr("Frames"), QLocale().toString(static_cast<qlonglong>(frames)));
    facts_->set(tr("Rate"), QString::fromStdString(video.rate.reduced().text()));
    facts_->set(tr("Pixel format"), QString::fromStdString(forecast->pixelFormat));
    facts_->set(tr("Matrix, range"), QString::fromStdString(video.matrix + ", " + video.range));
    facts_->set(tr("Sound"),
                forecast->source.audio.empty() ? tr("none in the footage") : tr("carried along"));
    facts_->set(tr("Size, roughly"), QLocale().formattedDataSize(static_cast<qint64>(
                                         static_cast<double>(forecast->estimatedBytes) * times)));
    QStringList notes;
    for (const std::string& note : forecast->notes) notes << spoken(note);
    for (const media::DroppedStream& stream : forecast->dropped) {
        notes << tr("Left out: %1, %2")
                     .arg(QString::fromStdString(stream.stream), spoken(stream.reason));
    }
    notes_->setText(notes.join(QLatin1Char('\n')));
}

}  // namespace kinechrome::ui
