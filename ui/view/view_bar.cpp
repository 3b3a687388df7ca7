// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/view/view_bar.h"

#include <QHBoxLayout>
#include <QLabel>
#include <QPushButton>
#include <QToolButton>
#include <QVBoxLayout>

#include "ui/actions/action_registry.h"
#include "ui/bridge/workbench.h"
#include "ui/theme/theme.h"
#include "ui/view/mix_bar.h"

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
    : QWidget(parent), zoom_(new QLabel) {
    setObjectName(QStringLiteral("viewBar"));
    setAttribute(Qt::WA_StyledBackground);
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    auto* row = new QHBoxLayout;
    row->setContentsMargins(12, 7, 12, 7);
    column->addLayout(row);
    column->addWidget(new MixBar(workbench, registry));
    row->setSpacing(8);
    row->addWidget(button(registry, QStringLiteral("file.open"), Qt::ToolButtonTextBesideIcon));
    row->addWidget(
        button(registry, QStringLiteral("file.reference"), Qt::ToolButtonTextBesideIcon));
    row->addSpacing(10);
    row->addWidget(segmented(
        registry,
        {QStringLiteral("view.gray"), QStringLiteral("view.color"), QStringLiteral("view.truth"),
         QStringLiteral("view.pair"), QStringLiteral("view.all"), QStringLiteral("view.wipe"),
         QStringLiteral("view.difference"), QStringLiteral("view.blend")}));
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

}  // namespace kinechrome::ui
