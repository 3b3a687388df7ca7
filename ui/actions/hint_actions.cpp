// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/actions/hint_actions.h"

#include <QMenu>
#include <QMenuBar>
#include <QWidget>

#include "ui/actions/action_registry.h"
#include "ui/bridge/workbench.h"

namespace kinechrome::ui {
namespace {

constexpr double nudge = 2.0;  // film pixels
constexpr double sizeStep = 1.15;

}  // namespace

HintActions::HintActions(Workbench& workbench, ActionRegistry& registry, QMenuBar& bar,
                         QWidget* window)
    : QObject(window), workbench_(&workbench) {
    QMenu* menu = bar.addMenu(tr("&Hint"));
    menu->setToolTipsVisible(true);
    HintDesk* desk = &workbench.hints();
    const auto add = [&](QList<QAction*>& list, const char* id, const QString& text,
                         const QKeySequence& key, auto act) {
        QAction* action = registry.add({QString::fromLatin1(id), tr("Hint"), text, {}, {}, {key}});
        connect(action, &QAction::triggered, this, act);
        menu->addAction(action);
        list << action;
        return action;
    };
    tool_ = add(needFootage_, "hint.tool", tr("&Hint tool"), QKeySequence(Qt::Key_H),
                [this, desk](bool on) {
                    desk->setActive(on);
                    if (on) Q_EMIT toolChosen();
                });
    tool_->setCheckable(true);
    add(needFootage_, "hint.add", tr("&Add in the middle"), QKeySequence(Qt::SHIFT | Qt::Key_H),
        [this] { addInTheMiddle(); });
    pick_ =
        add(needFootage_, "hint.pick", tr("&Eyedropper"), QKeySequence(Qt::Key_E), [desk](bool on) {
            desk->setActive(true);
            desk->setPicking(on);
        });
    pick_->setCheckable(true);
    menu->addSeparator();
    add(needHints_, "hint.next", tr("&Next of the segment"), QKeySequence(Qt::Key_BracketRight),
        [desk] { desk->selectNext(+1); });
    add(needHints_, "hint.previous", tr("&Previous of the segment"),
        QKeySequence(Qt::Key_BracketLeft), [desk] { desk->selectNext(-1); });
    menu->addSeparator();
    const auto move = [&](const char* id, const QString& text, Qt::Key key, QPointF by) {
        add(needChoice_, id, text, QKeySequence(Qt::CTRL | key),
            [desk, by] { desk->nudgeSelected(by); });
    };
    move("hint.left", tr("Move left"), Qt::Key_Left, {-nudge, 0.0});
    move("hint.right", tr("Move right"), Qt::Key_Right, {nudge, 0.0});
    move("hint.up", tr("Move up"), Qt::Key_Up, {0.0, -nudge});
    move("hint.down", tr("Move down"), Qt::Key_Down, {0.0, nudge});
    add(needChoice_, "hint.larger", tr("&Larger"), QKeySequence(Qt::Key_Period),
        [desk] { desk->resizeSelected(sizeStep); });
    add(needChoice_, "hint.smaller", tr("&Smaller"), QKeySequence(Qt::Key_Comma),
        [desk] { desk->resizeSelected(1.0 / sizeStep); });
    add(needChoice_, "hint.remove", tr("&Remove"), QKeySequence(Qt::Key_Delete),
        [desk] { desk->removeSelected(); });
    QList<QAction*> other;
    removeKey_ = add(other, "hint.remove-key", tr("Remove the &key here"),
                     QKeySequence(Qt::SHIFT | Qt::Key_Delete), [desk] { desk->removeKey(); });
    removeKey_->setProperty("tip", tr("The key before it holds again"));
    menu->addSeparator();
    add(needChoice_, "hint.copy", tr("&Copy the chosen hint"),
        QKeySequence(Qt::CTRL | Qt::SHIFT | Qt::Key_C), [desk] { desk->copySelected(); });
    add(needHints_, "hint.copy-all", tr("Copy &hints of this frame"),
        QKeySequence(Qt::CTRL | Qt::ALT | Qt::Key_C), [desk] { desk->copyAll(); })
        ->setProperty("tip", tr("All that can be seen in it, carried ones too, where they lie"));
    paste_ = add(other, "hint.paste", tr("&Paste hints"),
                 QKeySequence(Qt::CTRL | Qt::SHIFT | Qt::Key_V), [desk] { desk->paste(); });
    paste_->setProperty("tip", tr("At the playhead, in whatever segment it is"));
    connect(desk, &HintDesk::changed, this, &HintActions::refresh);
    connect(&workbench_->transport(), &Transport::countChanged, this, &HintActions::refresh);
    refresh();
}

void HintActions::addInTheMiddle() {
    const QSizeF film = workbench_->sync().filmSize();
    workbench_->hints().setActive(true);
    workbench_->hints().addAt({film.width() / 2.0, film.height() / 2.0});
    Q_EMIT toolChosen();
}

void HintActions::refresh() {
    const HintDesk& desk = workbench_->hints();
    const bool frames = workbench_->transport().count() > 0;
    const bool any = !desk.hints().empty();
    for (QAction* action : needFootage_) setAvailable(action, frames, tr("Open footage first."));
    for (QAction* action : needHints_) {
        setAvailable(action, any, tr("This segment has no hints."));
    }
    for (QAction* action : needChoice_) {
        setAvailable(action, desk.selected().has_value(), tr("Choose a hint first."));
    }
    setAvailable(paste_, frames && desk.canPaste(), tr("Copy hints first."));
    setAvailable(removeKey_, desk.canRemoveKey(),
                 tr("Choose a hint that has a key in this frame and in another one."));
    tool_->setChecked(desk.active());
    pick_->setChecked(desk.picking());
}

}  // namespace kinechrome::ui
