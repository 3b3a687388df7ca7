// SPDX-License-Identifier: GPL-3.0-or-later
// FiguresPanel: the figures of the shown frame against its ground truth.
#pragma once

#include <QWidget>

class QLabel;

namespace kinechrome::ui {

class FactsList;
class Workbench;

class FiguresPanel : public QWidget {
    Q_OBJECT
public:
    explicit FiguresPanel(Workbench& workbench, QWidget* parent = nullptr);
    [[nodiscard]] const FactsList& facts() const { return *facts_; }

private:
    void refresh();

    Workbench* workbench_;
    QLabel* reason_;
    FactsList* facts_;
};

}  // namespace kinechrome::ui
