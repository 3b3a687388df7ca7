// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/panels/settings_panel.h"

#include <QComboBox>
#include <QHBoxLayout>
#include <QLabel>
#include <QPushButton>
#include <QSignalBlocker>
#include <QSlider>
#include <QVBoxLayout>

#include "ui/bridge/workbench.h"
#include "ui/theme/theme.h"

namespace kinechrome::ui {
namespace {

constexpr int settleMilliseconds = 120;
constexpr int steps = 100;  // slider steps for 1.0

QLabel* caption(const QString& text) {
    auto* label = new QLabel(text);
    label->setProperty("quiet", true);
    return label;
}

}  // namespace

SettingsPanel::SettingsPanel(Workbench& workbench, QWidget* parent)
    : QWidget(parent), workbench_(&workbench), model_(new QComboBox), stabilizer_(new QComboBox) {
    setObjectName(QStringLiteral("panelBody"));
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(14, 8, 14, 14);
    column->setSpacing(6);

    column->addWidget(caption(tr("Model")));
    column->addWidget(model_);
    model_->setAccessibleName(tr("Model"));
    model_->setToolTip(tr("The network that makes the colour"));
    column->addSpacing(6);
    column->addWidget(caption(tr("Stabiliser")));
    stabilizer_->addItem(tr("Optical flow"), QVariant::fromValue(edit::StabilizerKind::Flow));
    stabilizer_->addItem(tr("None"), QVariant::fromValue(edit::StabilizerKind::None));
    stabilizer_->setAccessibleName(tr("Stabiliser"));
    stabilizer_->setToolTip(tr("Carries colour along the motion so that it does not flicker"));
    column->addWidget(stabilizer_);
    column->addSpacing(6);
    strength_ = addSlider(*column, tr("Stabiliser strength"),
                          tr("How much of the past is kept where it can still be seen"), steps,
                          strengthValue_);
    saturation_ = addSlider(*column, tr("Saturation"), tr("Scales the colour; luma never changes"),
                            2 * steps, saturationValue_);
    auto* reset = new QPushButton(tr("Back to defaults"));
    connect(reset, &QPushButton::clicked, this, [this] { workbench_->session().setSettings({}); });
    column->addSpacing(4);
    column->addWidget(reset, 0, Qt::AlignLeft);
    setSizePolicy(QSizePolicy::Preferred, QSizePolicy::Fixed);

    settle_.setSingleShot(true);
    settle_.setInterval(settleMilliseconds);
    connect(&settle_, &QTimer::timeout, this, &SettingsPanel::apply);
    connect(model_, &QComboBox::activated, this, &SettingsPanel::apply);
    connect(stabilizer_, &QComboBox::activated, this, &SettingsPanel::apply);
    connect(&workbench_->session(), &FootageSession::settingsChanged, this, &SettingsPanel::show);
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
    connect(slider, &QSlider::valueChanged, this, [this, shown](int now) {
        shown->setText(QString::number(now / static_cast<double>(steps), 'f', 2));
        if (!settle_.isActive()) settle_.start();
    });
    return slider;
}

void SettingsPanel::fillModels() {
    model_->addItem(QString::fromStdString(workbench_->session().settings().model));
    workbench_->background().run(workbench_->backend().modelNames,
                                 [this](const std::vector<std::string>& names) {
                                     model_->clear();
                                     for (const std::string& name : names) {
                                         model_->addItem(QString::fromStdString(name));
                                     }
                                     show();
                                 });
}

void SettingsPanel::apply() {
    edit::ColorSettings settings = workbench_->session().settings();
    settings.model = model_->currentText().toStdString();
    settings.stabilizer = stabilizer_->currentData().value<edit::StabilizerKind>();
    settings.strength = strength_->value() / static_cast<double>(steps);
    settings.saturation = saturation_->value() / static_cast<double>(steps);
    workbench_->session().setSettings(settings);
}

void SettingsPanel::show() {
    const edit::ColorSettings& settings = workbench_->session().settings();
    const QString model = QString::fromStdString(settings.model);
    if (model_->findText(model) < 0) model_->addItem(model);
    model_->setCurrentText(model);
    stabilizer_->setCurrentIndex(stabilizer_->findData(QVariant::fromValue(settings.stabilizer)));
    strength_->setValue(qRound(settings.strength * steps));
    saturation_->setValue(qRound(settings.saturation * steps));
    settle_.stop();
    strengthValue_->setText(QString::number(settings.strength, 'f', 2));
    saturationValue_->setText(QString::number(settings.saturation, 'f', 2));
    strength_->setEnabled(settings.stabilizer != edit::StabilizerKind::None);
}

}  // namespace kinechrome::ui
