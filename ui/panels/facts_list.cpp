// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/panels/facts_list.h"

#include <QGridLayout>
#include <QLabel>

namespace kinechrome::ui {

FactsList::FactsList(QWidget* parent) : QWidget(parent), grid_(new QGridLayout(this)) {
    grid_->setContentsMargins(0, 0, 0, 0);
    grid_->setHorizontalSpacing(12);
    grid_->setVerticalSpacing(5);
    grid_->setColumnStretch(1, 1);
}

void FactsList::set(const QString& name, const QString& value, const QString& tip) {
    auto* shown = findChild<QLabel*>(name, Qt::FindDirectChildrenOnly);
    if (!shown) {
        const int row = grid_->rowCount();
        auto* caption = new QLabel(name);
        caption->setProperty("quiet", true);
        caption->setToolTip(tip);
        caption->setAlignment(Qt::AlignLeft | Qt::AlignTop);
        shown = new QLabel;
        shown->setObjectName(name);
        shown->setWordWrap(true);
        shown->setToolTip(tip);
        shown->setTextInteractionFlags(Qt::TextSelectableByMouse);
        caption->setBuddy(shown);
        grid_->addWidget(caption, row, 0);
        grid_->addWidget(shown, row, 1);
    }
    shown->setText(value);
    shown->setAccessibleName(name + QLatin1Char(' ') + value);
    for (auto* label : findChildren<QLabel*>(Qt::FindDirectChildrenOnly)) {
        if (label == shown || label->buddy() == shown) label->setVisible(!value.isEmpty());
    }
}

void FactsList::clear() {
    for (auto* label : findChildren<QLabel*>(Qt::FindDirectChildrenOnly)) {
        if (!label->buddy()) set(label->objectName(), {});
    }
}

QString FactsList::value(const QString& name) const {
    const auto* shown = findChild<QLabel*>(name, Qt::FindDirectChildrenOnly);
    return shown ? shown->text() : QString();
}

}  // namespace kinechrome::ui
