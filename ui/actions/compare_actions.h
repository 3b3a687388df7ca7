// SPDX-License-Identifier: GPL-3.0-or-later
// The part of the View menu that says which two views are compared and how their difference and
// their mix are made.
#pragma once

#include <vector>

#include <QObject>

#include "ui/view/compare_mode.h"

class QAction;
class QMenu;

namespace kinechrome::ui {

class ActionRegistry;
class Workbench;

class CompareActions : public QObject {
    Q_OBJECT
public:
    CompareActions(Workbench& workbench, ActionRegistry& registry, QMenu& menu, QObject* parent);

private:
    struct Pair {
        QAction* action;
        ViewKind first;
        ViewKind second;
    };
    struct Difference {
        QAction* action;
        DifferenceKind kind;
    };
    void addPairs(ActionRegistry& registry, QMenu& menu);
    void addDifferences(ActionRegistry& registry, QMenu& menu);
    void addBlend(ActionRegistry& registry, QMenu& menu);
    void comparePair(ViewKind first, ViewKind second);
    void nextDifference();
    void refresh();

    Workbench* workbench_;
    std::vector<Pair> pairs_;
    std::vector<Difference> differences_;
    std::vector<QAction*> gains_;
    std::vector<QAction*> mixers_;
    QAction* grayToggle_ = nullptr;
};

}  // namespace kinechrome::ui
