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
#include "ui/panels/export_queue_panel.h"
#include "ui/panels/figures_panel.h"
#include "ui/panels/footage_panel.h"
#include "ui/panels/hint_panel.h"
#include "ui/panels/inspector_panel.h"
#include "ui/panels/markers_panel.h"
#include "ui/panels/scope_panel.h"
#include "ui/panels/segment_panel.h"
#include "ui/panels/settings_panel.h"

namespace kinechrome::ui {
namespace {

constexpr int narrowest = 280;  // a panel's words fit in every language

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
    const auto add = [&](const QString& id, const QString& title, QWidget* content,
                         const QList<QKeySequence>& keys = {}) {
        auto* dock = new QDockWidget(title, &window);
        dock->setObjectName(id);  // by which the layout is remembered
        content->setMinimumWidth(narrowest);
        dock->setWidget(content);
        dock->setFeatures(QDockWidget::DockWidgetMovable | QDockWidget::DockWidgetClosable);
        window.addDockWidget(Qt::RightDockWidgetArea, dock);
        registry.adopt(QStringLiteral("panel.") + id, tr("Panels"), dock->toggleViewAction(), keys);
        menu->addAction(dock->toggleViewAction());
        return dock;
    };
    const auto scrolled = [](QWidget* content) {  // long ones give way where the window is low
        auto* area = new QScrollArea;
        area->setWidgetResizable(true);
        area->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
        area->setWidget(content);
        return area;
    };
    add(QStringLiteral("colour"), tr("Colour"), scrolled(new SettingsPanel(workbench)));
    add(QStringLiteral("segment"), tr("Segment"), scrolled(new SegmentPanel(workbench)));
    add(QStringLiteral("hints"), tr("Hints"), new HintPanel(workbench));
    add(QStringLiteral("figures"), tr("Figures"), scrolled(new FiguresPanel(workbench)));
    add(QStringLiteral("footage"), tr("Footage"), scrolled(new FootagePanel(workbench)));
    add(QStringLiteral("markers"), tr("Markers"), new MarkersPanel(workbench));
    add(QStringLiteral("inspector"), tr("Inspector"), scrolled(new InspectorPanel(workbench)));
    // Hidden at first: a scope is looked at on purpose, and costs time with every frame.
    const auto addScope = [&](const QString& id, const QString& title, ScopeKind kind,
                              Qt::Key key) {
        QDockWidget* dock = add(id, title, new ScopePanel(workbench, kind), {QKeySequence(key)});
        QObject::connect(dock->toggleViewAction(), &QAction::triggered, dock, [dock](bool shown) {
            if (shown) dock->raise();
        });
        dock->hide();
    };
    addScope(QStringLiteral("vectorscope"), tr("Vectorscope"), ScopeKind::Vectorscope, Qt::Key_F2);
    addScope(QStringLiteral("waveform"), tr("Waveform"), ScopeKind::Waveform, Qt::Key_F3);
    add(QStringLiteral("queue"), tr("Export queue"), new ExportQueuePanel(workbench.exportQueue()));
    const auto tabify = [&](const QString& first, const QString& second) {
        window.tabifyDockWidget(window.findChild<QDockWidget*>(first),
                                window.findChild<QDockWidget*>(second));
    };
    // Above what is worked with, below what is read; scopes, when shown, have a place of their own.
    tabify(QStringLiteral("colour"), QStringLiteral("segment"));
    tabify(QStringLiteral("segment"), QStringLiteral("hints"));
    tabify(QStringLiteral("hints"), QStringLiteral("queue"));
    tabify(QStringLiteral("figures"), QStringLiteral("footage"));
    tabify(QStringLiteral("footage"), QStringLiteral("inspector"));
    tabify(QStringLiteral("inspector"), QStringLiteral("markers"));
    tabify(QStringLiteral("vectorscope"), QStringLiteral("waveform"));
    auto* upper = window.findChild<QDockWidget*>(QStringLiteral("colour"));
    auto* lower = window.findChild<QDockWidget*>(QStringLiteral("footage"));
    upper->raise();
    lower->raise();
    window.resizeDocks({upper, lower}, {3, 2}, Qt::Vertical);
}

}  // namespace kinechrome::ui
