// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/view/view_bar.h"

#include <QComboBox>
#include <QHBoxLayout>
#include <QLabel>
#include <QPushButton>
#include <QToolButton>

#include "ui/actions/action_registry.h"
#include "ui/bridge/workbench.h"
#include "ui/theme/theme.h"

namespace kinechrome::ui {
namespace {

QToolButton* button(const ActionRegistry& registry, const QString& id,
                    Qt::ToolButtonStyle style = Qt::ToolButtonIconOnly) {
    auto* result = new QToolButton;
    result->setToolButtonStyle(style);
    result->setSizePolicy(QSizePolicy::Minimum, QSizePolicy::Fixed);
    result->setDefaultAction(registry.action(id));
    result->setIconSize(QSize(20, 20));
    result->setFocusPolicy(Qt::TabFocus);
    result->setAccessibleName(registry.action(id)->text().remove(QLatin1Char('&')));
    return result;
}

}  // namespace

ViewBar::ViewBar(Workbench& workbench, const ActionRegistry& registry, QWidget* parent)
    : QWidget(parent), workbench_(&workbench), gain_(new QComboBox), zoom_(new QLabel) {
    setObjectName(QStringLiteral("viewBar"));
    setAttribute(Qt::WA_StyledBackground);
    auto* row = new QHBoxLayout(this);
    row->setContentsMargins(12, 7, 12, 7);
    row->setSpacing(8);
    row->addWidget(button(registry, QStringLiteral("file.open"), Qt::ToolButtonTextBesideIcon));
    row->addWidget(
        button(registry, QStringLiteral("file.reference"), Qt::ToolButtonTextBesideIcon));
    row->addSpacing(10);
    row->addWidget(segmented(registry, {QStringLiteral("view.gray"), QStringLiteral("view.color"),
                                        QStringLiteral("view.truth"), QStringLiteral("view.pair"),
                                        QStringLiteral("view.all"), QStringLiteral("view.wipe"),
                                        QStringLiteral("view.difference")}));
    pair_ = new QWidget;
    auto* pairRow = new QHBoxLayout(pair_);
    pairRow->setContentsMargins(0, 0, 0, 0);
    pairRow->setSpacing(6);
    pairRow->addWidget(button(registry, QStringLiteral("view.swap")));
    for (const int gain : {1, 2, 4, 8, 16}) gain_->addItem(QStringLiteral("×%1").arg(gain), gain);
    gain_->setAccessibleName(tr("Amplification of the difference"));
    gain_->setToolTip(tr("Amplification of the difference"));
    gain_->setFocusPolicy(Qt::TabFocus);
    pairRow->addWidget(gain_);
    row->addWidget(pair_);
    row->addStretch(1);
    row->addWidget(button(registry, QStringLiteral("view.fit")));
    row->addWidget(button(registry, QStringLiteral("view.actual")));
    zoom_->setFont(numeralFont(0.95));
    zoom_->setMinimumWidth(zoom_->fontMetrics().horizontalAdvance(QStringLiteral("1000 %")));
    zoom_->setAccessibleName(tr("Zoom"));
    row->addWidget(zoom_);
    row->addSpacing(10);
    auto* exportButton = new QPushButton(tr("Export…"));
    QAction* action = registry.action(QStringLiteral("file.export"));
    exportButton->setProperty("primary", true);
    exportButton->setFocusPolicy(Qt::TabFocus);
    connect(exportButton, &QPushButton::clicked, action, &QAction::trigger);
    const auto follow = [exportButton, action] {
        exportButton->setEnabled(action->isEnabled());
        exportButton->setToolTip(action->toolTip());
    };
    connect(action, &QAction::changed, exportButton, follow);
    follow();
    row->addWidget(exportButton);

    connect(gain_, &QComboBox::activated, this, [this] {
        ViewChoice choice = workbench_->viewChoice();
        choice.gain = gain_->currentData().toInt();
        workbench_->setViewChoice(choice);
    });
    connect(workbench_, &Workbench::viewChoiceChanged, this, &ViewBar::refresh);
    refresh();
}

QWidget* ViewBar::segmented(const ActionRegistry& registry, const QStringList& ids) {
    auto* frame = new QWidget;
    frame->setObjectName(QStringLiteral("segmented"));
    frame->setAttribute(Qt::WA_StyledBackground);
    auto* row = new QHBoxLayout(frame);
    row->setContentsMargins(2, 2, 2, 2);
    row->setSpacing(1);
    for (const QString& id : ids) row->addWidget(button(registry, id, Qt::ToolButtonTextOnly));
    return frame;
}

void ViewBar::setZoom(double zoom) {
    zoom_->setText(zoom > 0.0 ? tr("%1 %").arg(qRound(zoom * 100.0)) : QString());
}

void ViewBar::refresh() {
    const ViewChoice& choice = workbench_->viewChoice();
    const bool paired = choice.mode == CompareMode::TwoUp || choice.mode == CompareMode::Wipe ||
                        choice.mode == CompareMode::Difference;
    pair_->setVisible(paired);
    gain_->setVisible(choice.mode == CompareMode::Difference);
    gain_->setCurrentIndex(gain_->findData(choice.gain));
}

}  // namespace kinechrome::ui
