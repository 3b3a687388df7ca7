// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/panels/scope_panel.h"

#include <QComboBox>
#include <QHBoxLayout>
#include <QVBoxLayout>

#include "ui/bridge/workbench.h"
#include "ui/view/preview_picture.h"
#include "ui/view/view_titles.h"

namespace kinechrome::ui {

ScopePanel::ScopePanel(Workbench& workbench, ScopeKind kind, QWidget* parent)
    : QWidget(parent), workbench_(&workbench), view_(new QComboBox), scope_(new ScopeView(kind)) {
    setObjectName(QStringLiteral("panelBody"));
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(10, 8, 10, 10);
    column->setSpacing(6);
    auto* row = new QHBoxLayout;
    for (const ViewKind view : {ViewKind::Color, ViewKind::Reference, ViewKind::Gray}) {
        view_->addItem(viewTitle(view), static_cast<int>(view));
    }
    view_->setAccessibleName(tr("View that the scope reads"));
    view_->setToolTip(view_->accessibleName());
    row->addWidget(view_, 1);
    if (kind == ScopeKind::Vectorscope) {
        auto* gain = new QComboBox;
        for (const int times : {1, 2, 4}) gain->addItem(QStringLiteral("×%1").arg(times), times);
        gain->setAccessibleName(tr("Magnification of the vectorscope"));
        gain->setToolTip(gain->accessibleName());
        connect(gain, &QComboBox::activated, this,
                [this, gain] { scope_->setGain(gain->currentData().toInt()); });
        row->addWidget(gain);
    }
    column->addLayout(row);
    column->addWidget(scope_, 1);
    connect(view_, &QComboBox::activated, this, &ScopePanel::refresh);
    connect(workbench_, &Workbench::shownChanged, this, &ScopePanel::refresh);
}

void ScopePanel::showEvent(QShowEvent*) {
    refresh();
}

void ScopePanel::refresh() {
    if (!isVisible()) return;
    const auto kind = static_cast<ViewKind>(view_->currentData().toInt());
    const ViewPicture& picture = workbench_->shown().view(kind);
    const bool there =
        picture.state == PictureState::Final || picture.state == PictureState::Provisional;
    scope_->setPicture(there ? wrapPreview(picture.image) : QImage());
}

}  // namespace kinechrome::ui
