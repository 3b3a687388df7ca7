// SPDX-License-Identifier: GPL-3.0-or-later
// ScopePanel: a scope of one view of the frame on show, with the choice of the view.
#pragma once

#include <QWidget>

#include "ui/panels/scope_view.h"

class QComboBox;

namespace kinechrome::ui {

class Workbench;

class ScopePanel : public QWidget {
    Q_OBJECT
public:
    ScopePanel(Workbench& workbench, ScopeKind kind, QWidget* parent = nullptr);

    [[nodiscard]] ScopeView& scope() const { return *scope_; }

protected:
    void showEvent(QShowEvent* event) override;

private:
    void refresh();

    Workbench* workbench_;
    QComboBox* view_;
    ScopeView* scope_;
};

}  // namespace kinechrome::ui
