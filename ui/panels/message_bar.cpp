// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/panels/message_bar.h"

#include <QClipboard>
#include <QGuiApplication>
#include <QHBoxLayout>
#include <QLabel>
#include <QStyle>
#include <QToolButton>

#include "ui/theme/theme.h"

namespace kinechrome::ui {
namespace {

QToolButton* iconButton(const QString& iconName, const QString& name) {
    auto* button = new QToolButton;
    button->setIcon(icon(iconName));
    button->setToolTip(name);
    button->setAccessibleName(name);
    button->setFocusPolicy(Qt::TabFocus);
    return button;
}

}  // namespace

MessageBar::MessageBar(QWidget* parent)
    : QFrame(parent), icon_(new QLabel), text_(new QLabel), action_(new QToolButton) {
    setObjectName(QStringLiteral("messageBar"));
    auto* row = new QHBoxLayout(this);
    row->setContentsMargins(14, 8, 10, 8);
    row->setSpacing(10);
    text_->setWordWrap(true);
    text_->setTextInteractionFlags(Qt::TextSelectableByMouse);
    action_->setProperty("link", true);
    action_->setFocusPolicy(Qt::TabFocus);
    QToolButton* copy = iconButton(QStringLiteral("copy"), tr("Copy the message"));
    QToolButton* close = iconButton(QStringLiteral("close"), tr("Put the message away"));
    row->addWidget(icon_);
    row->addWidget(text_, 1);
    row->addWidget(action_);
    row->addWidget(copy);
    row->addWidget(close);
    connect(copy, &QToolButton::clicked, this,
            [this] { QGuiApplication::clipboard()->setText(message_.text); });
    connect(close, &QToolButton::clicked, this, &QWidget::hide);
    connect(action_, &QToolButton::clicked, this, [this] {
        hide();
        if (message_.action) message_.action();
    });
    hide();
}

QString MessageBar::text() const {
    return message_.text;
}

void MessageBar::show(const Message& message) {
    message_ = message;
    const bool error = message.severity == Severity::Error;
    const bool warning = message.severity == Severity::Warning;
    const QString name = error     ? QStringLiteral("error")
                         : warning ? QStringLiteral("warning")
                                   : QStringLiteral("info");
    icon_->setPixmap(icon(name).pixmap(QSize(20, 20), devicePixelRatioF()));
    text_->setText(message.text);
    action_->setText(message.actionText);
    action_->setVisible(!message.actionText.isEmpty());
    setAccessibleName(message.text);
    setProperty("severity", name);
    style()->unpolish(this);
    style()->polish(this);
    setVisible(true);
}

}  // namespace kinechrome::ui
