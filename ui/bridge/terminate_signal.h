// SPDX-License-Identifier: GPL-3.0-or-later
// TerminateSignal: SIGTERM and SIGINT as a Qt signal, so that the program quits in order.
#pragma once

#include <QObject>

namespace kinechrome::ui {

// One per process; ignores the signals' default action for as long as it lives.
class TerminateSignal : public QObject {
    Q_OBJECT
public:
    explicit TerminateSignal(QObject* parent = nullptr);
    ~TerminateSignal() override;

Q_SIGNALS:
    void received();
};

}  // namespace kinechrome::ui
