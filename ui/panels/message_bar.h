// SPDX-License-Identifier: GPL-3.0-or-later
// MessageBar: says in place what happened, why and what to do next; can be copied and put away.
#pragma once

#include <QFrame>

#include "ui/bridge/message.h"

class QLabel;
class QToolButton;

namespace kinechrome::ui {

class MessageBar : public QFrame {
    Q_OBJECT
public:
    explicit MessageBar(QWidget* parent = nullptr);

    void show(const Message& message);
    [[nodiscard]] QString text() const;

private:
    Message message_;
    QLabel* icon_;
    QLabel* text_;
    QToolButton* action_;
};

}  // namespace kinechrome::ui
