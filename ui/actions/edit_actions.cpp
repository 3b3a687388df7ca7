// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/actions/edit_actions.h"

#include <QClipboard>
#include <QGuiApplication>
#include <QMenu>
#include <QMenuBar>
#include <QWidget>

#include "ui/actions/action_registry.h"
#include "ui/bridge/workbench.h"

namespace kinechrome::ui {

EditActions::EditActions(Workbench& workbench, ActionRegistry& registry, QMenuBar& bar,
                         QWidget* window)
    : QObject(window) {
    QMenu* menu = bar.addMenu(tr("&Edit"));
    menu->setToolTipsVisible(true);
    QAction* copy = registry.add({QStringLiteral("edit.copy-timecode"),
                                  tr("Edit"),
                                  tr("&Copy timecode"),
                                  tr("Of the frame under the playhead"),
                                  QStringLiteral("copy"),
                                  {QKeySequence::Copy}});
    menu->addAction(copy);
    Workbench* bench = &workbench;
    connect(copy, &QAction::triggered, this, [bench] {
        QGuiApplication::clipboard()->setText(
            formatTime(bench->transport().frame(), TimeFormat::Timecode, bench->timeBase()));
    });
    const auto refresh = [bench, copy] {
        setAvailable(copy, bench->transport().count() > 0, tr("Open footage first."));
    };
    connect(&workbench.transport(), &Transport::countChanged, this, refresh);
    refresh();
}

}  // namespace kinechrome::ui
