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
constexpr double far = 10.0;   // nudges
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
    add(needFootage_, "hint.add", tr("&Add at the pointer"), QKeySequence(Qt::SHIFT | Qt::Key_H),
        [this] { addHere(); })
        ->setProperty("tip", tr("In the middle of the picture while the pointer is elsewhere"));
    draw_ = add(needFootage_, "hint.draw", tr("S&troke with the keys"), QKeySequence(Qt::Key_T),
                [this](bool on) { draw(on); });
    draw_->setCheckable(true);
    draw_->setProperty("tip", tr("Puts a pen down at the chosen hint, or at the pointer: the keys "
                                 "that move draw with it, until this one lifts it"));
    pick_ =
        add(needFootage_, "hint.pick", tr("&Eyedropper"), QKeySequence(Qt::Key_E), [desk](bool on) {
            desk->setActive(true);
            desk->setPicking(on);
        });
    pick_->setCheckable(true);
    menu->addSeparator();
    add(needHintsOrMask_, "hint.next", tr("&Next of the segment"),
        QKeySequence(Qt::Key_BracketRight), [this] { chooseNext(+1); })
        ->setProperty("tip", tr("With the mask in hand: the next edge"));
    add(needHintsOrMask_, "hint.previous", tr("&Previous of the segment"),
        QKeySequence(Qt::Key_BracketLeft), [this] { chooseNext(-1); })
        ->setProperty("tip", tr("With the mask in hand: the edge before"));
    menu->addSeparator();
    addMoves(registry, *menu);
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
    connect(&workbench_->mask(), &MaskDesk::changed, this, &HintActions::refresh);
    connect(&workbench_->transport(), &Transport::countChanged, this, &HintActions::refresh);
    refresh();
}

void HintActions::addMoves(ActionRegistry& registry, QMenu& menu) {
    const auto add = [&](const char* id, const QString& text, QKeyCombination key, QPointF by) {
        QAction* action =
            registry.add({QString::fromLatin1(id),
                          tr("Hint"),
                          text,
                          tr("The chosen hint, the pen of a stroke, or an edge of the mask"),
                          {},
                          {QKeySequence(key)}});
        connect(action, &QAction::triggered, this, [this, by] { moveBy(by); });
        menu.addAction(action);
        needMovable_ << action;
    };
    constexpr auto much = Qt::CTRL | Qt::SHIFT;
    add("hint.left", tr("Move left"), Qt::CTRL | Qt::Key_Left, {-nudge, 0.0});
    add("hint.right", tr("Move right"), Qt::CTRL | Qt::Key_Right, {nudge, 0.0});
    add("hint.up", tr("Move up"), Qt::CTRL | Qt::Key_Up, {0.0, -nudge});
    add("hint.down", tr("Move down"), Qt::CTRL | Qt::Key_Down, {0.0, nudge});
    add("hint.far-left", tr("Move far left"), much | Qt::Key_Left, {-far * nudge, 0.0});
    add("hint.far-right", tr("Move far right"), much | Qt::Key_Right, {far * nudge, 0.0});
    add("hint.far-up", tr("Move far up"), much | Qt::Key_Up, {0.0, -far * nudge});
    add("hint.far-down", tr("Move far down"), much | Qt::Key_Down, {0.0, far * nudge});
}

QPointF HintActions::pointerOrMiddle() const {
    const QSizeF film = workbench_->sync().filmSize();
    return workbench_->sync().hover().value_or(QPointF(film.width() / 2.0, film.height() / 2.0));
}

void HintActions::addHere() {
    workbench_->hints().setActive(true);
    workbench_->hints().addAt(pointerOrMiddle());
    Q_EMIT toolChosen();
}

void HintActions::draw(bool on) {
    HintDesk& desk = workbench_->hints();
    if (!on) {
        desk.liftPen();
        return;
    }
    desk.setActive(true);
    desk.putPenDown(pointerOrMiddle());
    Q_EMIT toolChosen();
}

void HintActions::moveBy(QPointF film) {
    MaskDesk& mask = workbench_->mask();
    mask.active() ? mask.nudge(film) : workbench_->hints().nudgeSelected(film);
}

void HintActions::chooseNext(int direction) {
    MaskDesk& mask = workbench_->mask();
    mask.active() ? mask.chooseEdge(direction) : workbench_->hints().selectNext(direction);
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
    const bool mask = workbench_->mask().active();
    for (QAction* action : needHintsOrMask_) {
        setAvailable(action, any || mask, tr("This segment has no hints."));
    }
    for (QAction* action : needMovable_) {
        setAvailable(action, desk.selected().has_value() || desk.pen() || mask,
                     tr("Choose a hint first, or take the mask in hand."));
    }
    draw_->setChecked(desk.pen().has_value());
    setAvailable(paste_, frames && desk.canPaste(), tr("Copy hints first."));
    setAvailable(removeKey_, desk.canRemoveKey(),
                 tr("Choose a hint that has a key in this frame and in another one."));
    tool_->setChecked(desk.active());
    pick_->setChecked(desk.picking());
}

}  // namespace kinechrome::ui
