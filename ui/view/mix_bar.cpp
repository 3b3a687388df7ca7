// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/view/mix_bar.h"

#include <QComboBox>
#include <QHBoxLayout>
#include <QLabel>
#include <QSlider>
#include <QToolButton>

#include "ui/actions/action_registry.h"
#include "ui/bridge/workbench.h"
#include "ui/theme/theme.h"
#include "ui/view/view_titles.h"

namespace kinechrome::ui {
namespace {

constexpr int wholeSlider = 100;

void announce(QWidget& control, const QString& name) {
    control.setAccessibleName(name);
    control.setToolTip(name);
    control.setFocusPolicy(Qt::TabFocus);
}

}  // namespace

MixBar::MixBar(Workbench& workbench, const ActionRegistry& registry, QWidget* parent)
    : QWidget(parent),
      workbench_(&workbench),
      kind_(new QComboBox),
      gain_(new QComboBox),
      blend_(new QSlider(Qt::Horizontal)),
      share_(new QLabel) {
    setObjectName(QStringLiteral("mixBar"));
    auto* row = new QHBoxLayout(this);
    row->setContentsMargins(12, 0, 12, 7);
    row->setSpacing(8);
    addPair(*row, registry);
    row->addSpacing(16);
    addDifference(*row);
    addBlend(*row);
    row->addStretch(1);
    connect(workbench_, &Workbench::viewChoiceChanged, this, &MixBar::refresh);
    refresh();
}

QComboBox* MixBar::addSide(QHBoxLayout& row, const QString& name, ViewKind ViewChoice::*side) {
    auto* views = new QComboBox;
    for (const ViewKind kind :
         {ViewKind::Gray, ViewKind::Network, ViewKind::Color, ViewKind::Reference}) {
        views->addItem(viewTitle(kind), static_cast<int>(kind));
    }
    announce(*views, name);
    row.addWidget(views);
    connect(views, &QComboBox::activated, this, [this, views, side] {
        ViewChoice choice = workbench_->viewChoice();
        choice.*side = static_cast<ViewKind>(views->currentData().toInt());
        workbench_->setViewChoice(choice);
    });
    return views;
}

void MixBar::addPair(QHBoxLayout& row, const ActionRegistry& registry) {
    first_ = addSide(row, tr("First view of the pair"), &ViewChoice::first);
    auto* swap = new QToolButton;
    swap->setDefaultAction(registry.action(QStringLiteral("view.swap")));
    swap->setIconSize(QSize(20, 20));
    swap->setFocusPolicy(Qt::TabFocus);
    swap->setAccessibleName(tr("Swap the pair"));
    row.addWidget(swap);
    second_ = addSide(row, tr("Second view of the pair"), &ViewChoice::second);
}

void MixBar::addDifference(QHBoxLayout& row) {
    const auto addKind = [this](const QString& name, DifferenceKind kind) {
        kind_->addItem(name, static_cast<int>(kind));
    };
    addKind(tr("Absolute"), DifferenceKind::Absolute);
    addKind(tr("Signed"), DifferenceKind::Signed);
    addKind(tr("Colour alone"), DifferenceKind::Chroma);
    addKind(tr("ΔE 2000"), DifferenceKind::DeltaE);
    announce(*kind_, tr("What the difference shows"));
    for (const int gain : {1, 2, 4, 8, 16}) gain_->addItem(QStringLiteral("×%1").arg(gain), gain);
    announce(*gain_, tr("Amplification of the difference"));
    row.addWidget(kind_);
    row.addWidget(gain_);
    connect(kind_, &QComboBox::activated, this, [this] {
        ViewChoice choice = workbench_->viewChoice();
        choice.difference = static_cast<DifferenceKind>(kind_->currentData().toInt());
        workbench_->setViewChoice(choice);
    });
    connect(gain_, &QComboBox::activated, this, [this] {
        ViewChoice choice = workbench_->viewChoice();
        choice.gain = gain_->currentData().toInt();
        workbench_->setViewChoice(choice);
    });
}

void MixBar::addBlend(QHBoxLayout& row) {
    blend_->setRange(0, wholeSlider);
    blend_->setPageStep(10);
    blend_->setMinimumWidth(220);
    announce(*blend_, tr("How much of the second is in the mix"));
    share_->setFont(numeralFont(0.95));
    share_->setMinimumWidth(share_->fontMetrics().horizontalAdvance(QStringLiteral("100 %")));
    row.addWidget(blend_);
    row.addWidget(share_);
    connect(blend_, &QSlider::valueChanged, this, [this](int value) {
        ViewChoice choice = workbench_->viewChoice();
        if (qRound(choice.blend * wholeSlider) == value) return;
        choice.blend = value / static_cast<double>(wholeSlider);
        workbench_->setViewChoice(choice);
    });
}

void MixBar::refresh() {
    const ViewChoice& choice = workbench_->viewChoice();
    setVisible(showsPair(choice.mode));
    const bool differs = choice.mode == CompareMode::Difference;
    const bool blends = choice.mode == CompareMode::Blend;
    first_->setCurrentIndex(first_->findData(static_cast<int>(choice.first)));
    second_->setCurrentIndex(second_->findData(static_cast<int>(choice.second)));
    kind_->setVisible(differs);
    gain_->setVisible(differs);
    blend_->setVisible(blends);
    share_->setVisible(blends);
    kind_->setCurrentIndex(kind_->findData(static_cast<int>(choice.difference)));
    gain_->setCurrentIndex(gain_->findData(choice.gain));
    const int share = qRound(choice.blend * wholeSlider);
    blend_->setValue(share);
    share_->setText(tr("%1 %").arg(share));
}

}  // namespace kinechrome::ui
