// SPDX-License-Identifier: GPL-3.0-or-later
// EmptyState: what the window shows before anything is open: what to do, the sample, recent files.
#pragma once

#include <QWidget>

class QVBoxLayout;

namespace kinechrome::ui {

class Workbench;

class EmptyState : public QWidget {
    Q_OBJECT
public:
    EmptyState(Workbench& workbench, QWidget* parent = nullptr);

    void setDropHovering(bool hovering);

Q_SIGNALS:
    void openWanted();

protected:
    void paintEvent(QPaintEvent* event) override;

private:
    void fillRecent();

    Workbench* workbench_;
    QVBoxLayout* recent_;
    bool hovering_ = false;
};

}  // namespace kinechrome::ui
