// SPDX-License-Identifier: GPL-3.0-or-later
// The part of the View menu that lays over the colourised view how its colour came about.
#pragma once

#include <vector>

#include <QObject>

#include "ui/view/compare_mode.h"

class QAction;
class QMenu;

namespace kinechrome::ui {

class ActionRegistry;
class Workbench;

class OverlayActions : public QObject {
    Q_OBJECT
public:
    OverlayActions(Workbench& workbench, ActionRegistry& registry, QMenu& menu, QObject* parent);

private:
    struct Overlay {
        QAction* action;
        ViewKind kind;
    };
    void choose(ViewKind kind, bool on);
    // Why there cannot be such an overlay on any frame; empty if there can.
    [[nodiscard]] QString obstacle(ViewKind kind) const;
    void refresh();

    Workbench* workbench_;
    std::vector<Overlay> overlays_;
};

}  // namespace kinechrome::ui
