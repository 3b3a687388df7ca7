// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/actions/edit_actions.h"

#include <QClipboard>
#include <QGuiApplication>
#include <QMenu>
#include <QMenuBar>
#include <QUndoStack>
#include <QWidget>

#include "ui/actions/action_registry.h"
#include "ui/bridge/workbench.h"

namespace kinechrome::ui {

EditActions::EditActions(Workbench& workbench, ActionRegistry& registry, QMenuBar& bar,
                         QWidget* window)
    : QObject(window) {
    QMenu* menu = bar.addMenu(tr("&Edit"));
    menu->setToolTipsVisible(true);
    Workbench* bench = &workbench;
    QAction* undo = registry.add({QStringLiteral("edit.undo"),
                                  tr("Edit"),
                                  tr("&Undo"),
                                  tr("Takes back the last edit"),
                                  {},
                                  {QKeySequence::Undo}});
    QAction* redo = registry.add(
        {QStringLiteral("edit.redo"),
         tr("Edit"),
         tr("&Redo"),
         tr("Does again what was undone"),
         {},
         {QKeySequence(Qt::CTRL | Qt::SHIFT | Qt::Key_Z), QKeySequence(Qt::CTRL | Qt::Key_Y)}});
    menu->addActions({undo, redo});
    menu->addSeparator();
    QUndoStack& stack = workbench.editor().undoStack();
    connect(undo, &QAction::triggered, &stack, &QUndoStack::undo);
    connect(redo, &QAction::triggered, &stack, &QUndoStack::redo);
    const auto rename = [bench, undo, redo] {
        const QUndoStack& now = bench->editor().undoStack();
        undo->setText(now.canUndo() ? tr("&Undo %1").arg(now.undoText()) : tr("&Undo"));
        redo->setText(now.canRedo() ? tr("&Redo %1").arg(now.redoText()) : tr("&Redo"));
        setAvailable(undo, now.canUndo(), tr("There is nothing to undo."));
        setAvailable(redo, now.canRedo(), tr("There is nothing to redo."));
    };
    connect(&stack, &QUndoStack::indexChanged, this, rename);
    connect(&stack, &QUndoStack::undoTextChanged, this, rename);
    rename();
    QAction* copy = registry.add({QStringLiteral("edit.copy-timecode"),
                                  tr("Edit"),
                                  tr("&Copy timecode"),
                                  tr("Of the frame under the playhead"),
                                  QStringLiteral("copy"),
                                  {QKeySequence::Copy}});
    menu->addAction(copy);
    connect(copy, &QAction::triggered, this, [bench] {
        QGuiApplication::clipboard()->setText(
            formatTime(bench->transport().frame(), TimeFormat::Timecode, bench->timeBase()));
    });
    QAction* preferences = registry.add({QStringLiteral("edit.preferences"),
                                         tr("Edit"),
                                         tr("Pre&ferences…"),
                                         {},
                                         {},
                                         {QKeySequence(Qt::CTRL | Qt::Key_Comma)}});
    menu->addSeparator();
    menu->addAction(preferences);
    connect(preferences, &QAction::triggered, this, &EditActions::preferencesWanted);
    const auto refresh = [bench, copy] {
        setAvailable(copy, bench->transport().count() > 0, tr("Open footage first."));
    };
    connect(&workbench.transport(), &Transport::countChanged, this, refresh);
    refresh();
}

}  // namespace kinechrome::ui
