// SPDX-License-Identifier: GPL-3.0-or-later
// KeyGuard: lets a focused control keep the keys it needs (arrows in a slider, letters in a list,
// Space on a button) although the window uses the same keys as shortcuts.
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
