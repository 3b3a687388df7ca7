// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/panels/dock_panels.h"

#include <QCoreApplication>
#include <QDockWidget>
#include <QMainWindow>
#include <QMenu>
#include <QMenuBar>
#include <QScrollArea>

#include "ui/actions/action_registry.h"
#include "ui/bridge/workbench.h"
#include "ui/panels/figures_panel.h"
#include "ui/panels/footage_panel.h"
#include "ui/panels/hint_panel.h"
#include "ui/panels/markers_panel.h"
#include "ui/panels/segment_panel.h"
#include "ui/panels/settings_panel.h"

namespace kinechrome::ui {
namespace {

constexpr int narrowest = 250;

QString tr(const char* text) {
    return QCoreApplication::translate("DockPanels", text);
}

}  // namespace

void raisePanel(QWidget& content) {
    for (QWidget* above = &content; above != nullptr; above = above->parentWidget()) {
        if (auto* dock = qobject_cast<QDockWidget*>(above)) {
            dock->show();
            dock->raise();
        }
    }
}

void addDockPanels(QMainWindow& window, Workbench& workbench, ActionRegistry& registry) {
    QMenu* menu = window.menuBar()->addMenu(tr("Pa&nels"));
    menu->setToolTipsVisible(true);
    const auto add = [&](const QString& id, const QString& title, QWidget* content) {
        auto* dock = new QDockWidget(title, &window);
        dock->setObjectName(id);  // by which the layout is remembered
        content->setMinimumWidth(narrowest);
        dock->setWidget(content);
        dock->setFeatures(QDockWidget::DockWidgetMovable | QDockWidget::DockWidgetClosable);
        window.addDockWidget(Qt::RightDockWidgetArea, dock);
        registry.adopt(QStringLiteral("panel.") + id, tr("Panels"), dock->toggleViewAction());
        menu->addAction(dock->toggleViewAction());
    };
    add(QStringLiteral("colour"), tr("Colour"), new SettingsPanel(workbench));
    add(QStringLiteral("segment"), tr("Segment"), new SegmentPanel(workbench));
    add(QStringLiteral("hints"), tr("Hints"), new HintPanel(workbench.hints()));
    add(QStringLiteral("figures"), tr("Figures of this frame"), new FiguresPanel(workbench));
    auto* footage = new QScrollArea;  // the longest one gives way where the window is low
    footage->setWidgetResizable(true);
    footage->setWidget(new FootagePanel(workbench));
    add(QStringLiteral("footage"), tr("Footage"), footage);
    add(QStringLiteral("markers"), tr("Markers"), new MarkersPanel(workbench));
    const auto tabify = [&](const QString& first, const QString& second) {
        window.tabifyDockWidget(window.findChild<QDockWidget*>(first),
                                window.findChild<QDockWidget*>(second));
    };
    tabify(QStringLiteral("colour"), QStringLiteral("hints"));
    tabify(QStringLiteral("footage"), QStringLiteral("figures"));
    tabify(QStringLiteral("figures"), QStringLiteral("markers"));
    window.findChild<QDockWidget*>(QStringLiteral("colour"))->raise();
    window.findChild<QDockWidget*>(QStringLiteral("footage"))->raise();
}

}  // namespace kinechrome::ui
