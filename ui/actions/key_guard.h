// SPDX-License-Identifier: GPL-3.0-or-later
// KeyGuard: lets a focused control keep the keys it needs (arrows in a slider or a number, letters,
// F2 and Delete in a list, Space on a button, Escape in a text) although the window uses the same
// keys as shortcuts.
#pragma once

#include <QObject>

namespace kinechrome::ui {

class KeyGuard : public QObject {
    Q_OBJECT
public:
    explicit KeyGuard(QObject* parent);  // guards the whole application

protected:
    bool eventFilter(QObject* watched, QEvent* event) override;
};

}  // namespace kinechrome::ui
