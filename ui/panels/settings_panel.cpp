// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/panels/settings_panel.h"

#include <QComboBox>
#include <QHBoxLayout>
#include <QLabel>
#include <QPushButton>
#include <QSlider>
#include <QVBoxLayout>

#include "core/project/document_edits.h"
#include "core/project/segment_edits.h"
#include "ui/bridge/number_text.h"
#include "ui/bridge/workbench.h"
#include "ui/theme/theme.h"

namespace kinechrome::ui {
namespace {

constexpr int settleMilliseconds = 120;
constexpr int steps = 100;  // slider steps for 1.0

enum Scope { Film, Segment };

QLabel* caption(const QString& text) {
    auto* label = new QLabel(text);
    label->setProperty("quiet", true);
    return label;
}

}  // namespace

SettingsPanel::SettingsPanel(Workbench& workbench, QWidget* parent)
    : QWidget(parent),
      workbench_(&workbench),
      scope_(new QComboBox),
      model_(new QComboBox),
      stabilizer_(new QComboBox),
      reset_(new QPushButton) {
    setObjectName(QStringLiteral("panelBody"));
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(14, 8, 14, 14);
    column->setSpacing(6);

    scope_->addItem(tr("The whole film"), Film);
    scope_->addItem(tr("This segment"), Segment);
    scope_->setAccessibleName(tr("What the settings are for"));
    scope_->setToolTip(tr("Segments with settings of their own keep them when the film's change"));
    for (QComboBox* box : {scope_, model_, stabilizer_}) {  // names do not widen the panel
        box->setSizeAdjustPolicy(QComboBox::AdjustToMinimumContentsLengthWithIcon);
        box->setMinimumContentsLength(12);
    }
    column->addWidget(scope_);
    column->addSpacing(6);
    column->addWidget(caption(tr("Model")));
    column->addWidget(model_);
    model_->setAccessibleName(tr("Model"));
    model_->setToolTip(tr("The network that makes the colour"));
    column->addSpacing(6);
    column->addWidget(caption(tr("Stabiliser")));
    stabilizer_->addItem(tr("Optical flow"), QVariant::fromValue(edit::StabilizerKind::Flow));
    stabilizer_->addItem(tr("Both ways, on export"),
                         QVariant::fromValue(edit::StabilizerKind::Bidirectional));
    stabilizer_->addItem(tr("Total variation, on export"),
                         QVariant::fromValue(edit::StabilizerKind::Tv));
    stabilizer_->addItem(tr("None"), QVariant::fromValue(edit::StabilizerKind::None));
    stabilizer_->setAccessibleName(tr("Stabiliser"));
    stabilizer_->setToolTip(
        tr("Carries colour along the motion so that it does not flicker. Two methods look at later "
           "frames too: an export takes longer with them, and the preview shows optical flow."));
    column->addWidget(stabilizer_);
    column->addSpacing(6);
    strength_ = addSlider(*column, tr("Stabiliser strength"),
                          tr("How much of the past is kept where it can still be seen"), steps,
                          strengthValue_);
    saturation_ = addSlider(*column, tr("Saturation"), tr("Scales the colour; luma never changes"),
                            2 * steps, saturationValue_);
    connect(reset_, &QPushButton::clicked, this, [this] {
        segment() ? edit(tr("settings of the film"), workbench_->document().settings, {})
                  : edit(tr("default settings"), {}, {});
    });
    column->addSpacing(4);
    column->addWidget(reset_, 0, Qt::AlignLeft);
    setSizePolicy(QSizePolicy::Preferred, QSizePolicy::Fixed);

    settle_.setSingleShot(true);
    settle_.setInterval(settleMilliseconds);
    connect(&settle_, &QTimer::timeout, this, &SettingsPanel::applySliders);
    connect(model_, &QComboBox::activated, this, [this] {
        edit::ColorSettings settings = this->settings();
        settings.model = model_->currentText().toStdString();
        edit(tr("model"), settings, {});
    });
    connect(stabilizer_, &QComboBox::activated, this, [this] {
        edit::ColorSettings settings = this->settings();
        settings.stabilizer = stabilizer_->currentData().value<edit::StabilizerKind>();
        edit(tr("stabiliser"), settings, {});
    });
    connect(scope_, &QComboBox::activated, this, &SettingsPanel::show);
    connect(&workbench_->editor(), &DocumentEditor::changed, this, &SettingsPanel::show);
    connect(&workbench_->transport(), &Transport::frameChanged, this, [this] {
        if (scope_->currentData() == Segment && segment() != shownSegment_) show();
    });
    fillModels();
    show();
}

QSlider* SettingsPanel::addSlider(QVBoxLayout& column, const QString& name, const QString& tip,
                                  int most, QLabel*& value) {
    auto* header = new QHBoxLayout;
    value = new QLabel;
    value->setFont(numeralFont(0.95));
    header->addWidget(caption(name));
    header->addStretch(1);
    header->addWidget(value);
    auto* slider = new QSlider(Qt::Horizontal);
    slider->setRange(0, most);
    slider->setPageStep(10);
    slider->setAccessibleName(name);
    slider->setToolTip(tip);
    column.addLayout(header);
    column.addWidget(slider);
    QLabel* shown = value;
    connect(slider, &QSlider::valueChanged, this, [this, shown, name](int now) {
        shown->setText(decimalText(now / static_cast<double>(steps), 2));
        moved_ = name;
        if (!settle_.isActive()) settle_.start();
    });
    connect(slider, &QSlider::sliderReleased, this, [this] {
        applySliders();
        workbench_->editor().endRun();
    });
    return slider;
}

void SettingsPanel::fillModels() {
    model_->addItem(QString::fromStdString(workbench_->document().settings.model));
    workbench_->background().run(workbench_->backend().modelNames,
                                 [this](const std::vector<std::string>& names) {
                                     model_->clear();
                                     for (const std::string& name : names) {
                                         model_->addItem(QString::fromStdString(name));
                                     }
                                     show();
                                 });
}

void SettingsPanel::edit(const QString& name, const edit::ColorSettings& settings,
                         const QString& run) {
    settle_.stop();
    workbench_->editor().edit(
        name,
        [&](project::Document& document) -> base::Result<void> {
            if (const auto index = segment()) {
                document.segments[*index].settings = settings;
            } else {
                project::setFilmSettings(document, settings);
            }
            return {};
        },
        run);
}

std::optional<std::size_t> SettingsPanel::segment() const {
    if (scope_->currentData() != Segment) return std::nullopt;
    return project::segmentAt(workbench_->document(), workbench_->transport().frame());
}

edit::ColorSettings SettingsPanel::settings() const {
    const auto index = segment();
    return index ? workbench_->document().segments[*index].settings
                 : workbench_->document().settings;
}

void SettingsPanel::applySliders() {
    edit::ColorSettings settings = this->settings();
    settings.strength = strength_->value() / static_cast<double>(steps);
    settings.saturation = saturation_->value() / static_cast<double>(steps);
    edit(moved_, settings, moved_);
}

void SettingsPanel::show() {
    const edit::ColorSettings settings = this->settings();
    const QString model = QString::fromStdString(settings.model);
    if (model_->findText(model) < 0) model_->addItem(model);
    model_->setCurrentText(model);
    stabilizer_->setCurrentIndex(stabilizer_->findData(QVariant::fromValue(settings.stabilizer)));
    // A hand on a slider is ahead of the document.
    if (!strength_->isSliderDown() && !saturation_->isSliderDown()) {
        strength_->setValue(qRound(settings.strength * steps));
        saturation_->setValue(qRound(settings.saturation * steps));
        settle_.stop();
        strengthValue_->setText(decimalText(settings.strength, 2));
        saturationValue_->setText(decimalText(settings.saturation, 2));
    }
    shownSegment_ = segment();
    const bool own = segment() && settings != workbench_->document().settings;
    reset_->setText(segment() ? tr("As the film") : tr("Back to defaults"));
    reset_->setEnabled(segment() ? own : settings != edit::ColorSettings());
    // Without a segment there is nothing that they could be of.
    const bool any = scope_->currentData() != Segment || segment();
    for (QWidget* control : {static_cast<QWidget*>(model_), static_cast<QWidget*>(stabilizer_),
                             static_cast<QWidget*>(saturation_)}) {
        control->setEnabled(any);
    }
    if (!any) reset_->setEnabled(false);
    strength_->setEnabled(any && settings.stabilizer != edit::StabilizerKind::None);
}

}  // namespace kinechrome::ui
