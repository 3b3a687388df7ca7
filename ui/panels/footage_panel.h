// SPDX-License-Identifier: GPL-3.0-or-later
// FootagePanel: what the open footage is, and what a person should know before colouring it.
#pragma once

#include <QWidget>

class QLabel;

namespace kinechrome::ui {

class FactsList;
class Workbench;

class FootagePanel : public QWidget {
    Q_OBJECT
public:
    explicit FootagePanel(Workbench& workbench, QWidget* parent = nullptr);
    [[nodiscard]] const FactsList& facts() const { return *facts_; }

private:
    void refresh();
    void showInfo();

    Workbench* workbench_;
    QLabel* nothing_;
    FactsList* facts_;
};

}  // namespace kinechrome::ui
