// SPDX-License-Identifier: GPL-3.0-or-later
// The Hint menu: the tool, and everything that the mouse does with hints and with
// the mask, for the keyboard: one set of keys moves what the tool in hand has chosen.
#pragma once

#include <QList>
#include <QObject>
#include <QPointF>

class QAction;
class QMenu;
class QMenuBar;
class QWidget;

namespace kinechrome::ui {

class ActionRegistry;
class Workbench;

class HintActions : public QObject {
    Q_OBJECT
public:
    HintActions(Workbench& workbench, ActionRegistry& registry, QMenuBar& bar, QWidget* window);

Q_SIGNALS:
    void toolChosen();

private:
    void addMoves(ActionRegistry& registry, QMenu& menu);
    void addHere();
    void draw(bool on);
    void moveBy(QPointF film);
    void chooseNext(int direction);
    [[nodiscard]] QPointF pointerOrMiddle() const;  // in the film
    void refresh();

    Workbench* workbench_;
    QAction* tool_ = nullptr;
    QAction* pick_ = nullptr;
    QAction* draw_ = nullptr;
    QAction* paste_ = nullptr;
    QAction* removeKey_ = nullptr;
    QList<QAction*> needFootage_;
    QList<QAction*> needHints_;
    QList<QAction*> needHintsOrMask_;
    QList<QAction*> needMovable_;
    QList<QAction*> needChoice_;
};

}  // namespace kinechrome::ui
