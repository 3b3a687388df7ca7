// SPDX-License-Identifier: GPL-3.0-or-later
// The Playback menu: play, shuttle, steps, cuts, in and out, loop, sound.
#pragma once

#include <QObject>

class QAction;
class QMenuBar;
class QWidget;

namespace kinechrome::ui {

class ActionRegistry;
class Workbench;

class PlaybackActions : public QObject {
    Q_OBJECT
public:
    PlaybackActions(Workbench& workbench, ActionRegistry& registry, QMenuBar& bar, QWidget* window);

Q_SIGNALS:
    void goToWanted();

protected:
    // K held turns J and L into single steps; shortcuts alone cannot tell a held key.
    bool eventFilter(QObject* watched, QEvent* event) override;

private:
    void addMoves(ActionRegistry& registry, QList<QAction*>& moves, QList<QAction*>& shuttles);
    void addMarks(ActionRegistry& registry, QList<QAction*>& marks);
    void addSound(ActionRegistry& registry);
    void shuttle(int direction);
    void goToCut(int direction);
    void refresh();

    Workbench* workbench_;
    QList<QAction*> needFrames_;
    QAction* play_ = nullptr;
    QAction* realTime_ = nullptr;
    QAction* loop_ = nullptr;
    QAction* mute_ = nullptr;
    bool stopHeld_ = false;
};

}  // namespace kinechrome::ui
