// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/actions/help_actions.h"

#include <QCoreApplication>
#include <QMenu>
#include <QMenuBar>
#include <QWidget>

#include "ui/actions/action_registry.h"
#include "ui/bridge/workbench.h"

namespace kinechrome::ui {

HelpActions::HelpActions(Workbench& workbench, ActionRegistry& registry, QMenuBar& bar,
                         QWidget* window)
    : QObject(window) {
    QMenu* menu = bar.addMenu(tr("&Help"));
    menu->setToolTipsVisible(true);
    QAction* guide = registry.add({QStringLiteral("help.guide"),
                                   tr("Help"),
                                   tr("&Guide"),
                                   tr("How to work with Kinechrome, on one page"),
                                   {},
                                   {QKeySequence(Qt::Key_F1)}});
    QAction* keys = registry.add({QStringLiteral("help.keys"),
                                  tr("Help"),
                                  tr("&Keys…"),
                                  tr("Every action and its keys, which can be changed"),
                                  QStringLiteral("keys"),
                                  {QKeySequence(Qt::Key_Question)}});
    QAction* about = registry.add({QStringLiteral("help.about"),
                                   tr("Help"),
                                   tr("&About Kinechrome"),
                                   {},
                                   QStringLiteral("info"),
                                   {}});
    menu->addActions({guide, keys, about});
    connect(guide, &QAction::triggered, this, &HelpActions::guideWanted);
    connect(keys, &QAction::triggered, this, &HelpActions::keysWanted);
    Workbench* bench = &workbench;
    connect(about, &QAction::triggered, this, [bench] {
        bench->say({Severity::Notice,
                    tr("Kinechrome %1: colour for black-and-white film, with its luma untouched. "
                       "Free software under the GNU GPL, version 3 or later.")
                        .arg(QCoreApplication::applicationVersion()),
                    {},
                    {}});
    });
}

}  // namespace kinechrome::ui
