// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/actions/view_actions.h"

#include <QMenu>
#include <QMenuBar>
#include <QWidget>

#include "ui/actions/action_registry.h"
#include "ui/actions/compare_actions.h"
#include "ui/actions/overlay_actions.h"
#include "ui/bridge/workbench.h"

namespace kinechrome::ui {

ViewActions::ViewActions(Workbench& workbench, ActionRegistry& registry, QMenuBar& bar,
                         QWidget* window)
    : QObject(window), workbench_(&workbench) {
    const QString group = tr("View");
    addModes(registry);
    QAction* fit = registry.add({QStringLiteral("view.fit"),
                                 group,
                                 tr("&Fit"),
                                 tr("Shows the whole picture"),
                                 QStringLiteral("fit"),
                                 {QKeySequence(Qt::Key_F)}});
    QAction* actual = registry.add({QStringLiteral("view.actual"),
                                    group,
                                    tr("&100 %"),
                                    tr("One pixel of the film on one pixel of the screen"),
                                    QStringLiteral("actual"),
                                    {QKeySequence(Qt::Key_1)}});
    fullScreen_ = registry.add({QStringLiteral("view.full-screen"),
                                group,
                                tr("F&ull screen"),
                                {},
                                QStringLiteral("full-screen"),
                                {QKeySequence(Qt::Key_F11)}});
    fullScreen_->setCheckable(true);
    connect(fit, &QAction::triggered, &workbench_->sync(), &ViewSync::fit);
    connect(actual, &QAction::triggered, this, &ViewActions::actualSizeWanted);
    connect(fullScreen_, &QAction::triggered, window,
            [window] { window->setWindowState(window->windowState() ^ Qt::WindowFullScreen); });

    QMenu* menu = bar.addMenu(tr("&View"));
    menu->setToolTipsVisible(true);
    for (const Mode& mode : modes_) menu->addAction(mode.action);
    menu->addSeparator();
    new CompareActions(*workbench_, registry, *menu, this);
    menu->addSeparator();
    new OverlayActions(*workbench_, registry, *menu, this);
    menu->addSeparator();
    menu->addActions({fit, actual, fullScreen_});
    connect(workbench_, &Workbench::viewChoiceChanged, this, &ViewActions::refresh);
    connect(&workbench_->session(), &FootageSession::referenceChanged, this, &ViewActions::refresh);
    refresh();
}

void ViewActions::addModes(ActionRegistry& registry) {
    const auto add = [&](const char* id, const QString& text, const QString& brief,
                         const QString& tip, const char* iconName, QKeyCombination key,
                         CompareMode mode, ViewKind single) {
        QAction* action = registry.add({QString::fromLatin1(id),
                                        tr("View"),
                                        text,
                                        tip,
                                        QString::fromLatin1(iconName),
                                        {QKeySequence(key)},
                                        brief});
        action->setCheckable(true);
        connect(action, &QAction::triggered, this, [this, mode, single] { choose(mode, single); });
        modes_.push_back({action, mode, single});
    };
    add("view.gray", tr("&Gray alone"), tr("Gray"), tr("The scan as it is"), "view-gray",
        Qt::CTRL | Qt::Key_1, CompareMode::Single, ViewKind::Gray);
    add("view.color", tr("&Colourised alone"), tr("Colour"), tr("The result"), "view-color",
        Qt::CTRL | Qt::Key_2, CompareMode::Single, ViewKind::Color);
    add("view.truth", tr("Ground &truth alone"), tr("Truth"), tr("The colour original"), "truth",
        Qt::CTRL | Qt::Key_3, CompareMode::Single, ViewKind::Reference);
    add("view.all", tr("&All three"), tr("All"),
        tr("Gray, colourised and ground truth side by side"), "view-three", Qt::CTRL | Qt::Key_4,
        CompareMode::ThreeUp, ViewKind::Color);
    add("view.pair", tr("&Pair side by side"), tr("Pair"), tr("Two views, larger"), "view-two",
        Qt::CTRL | Qt::Key_5, CompareMode::TwoUp, ViewKind::Color);
    add("view.wipe", tr("&Wipe"), tr("Wipe"),
        tr("The pair divided by a line: drag its handle, turn its knob"), "wipe", Qt::Key_W,
        CompareMode::Wipe, ViewKind::Color);
    add("view.difference", tr("&Difference"), tr("Diff"),
        tr("What differs within the pair, amplified"), "difference", Qt::Key_D,
        CompareMode::Difference, ViewKind::Color);
    add("view.blend", tr("Ble&nd"), tr("Blend"), tr("The pair mixed, as much of each as you like"),
        "blend", Qt::Key_B, CompareMode::Blend, ViewKind::Color);
}

void ViewActions::choose(CompareMode mode, ViewKind single) {
    ViewChoice choice = workbench_->viewChoice();
    const bool again = choice.mode == mode;
    const bool toggles =
        mode == CompareMode::Wipe || mode == CompareMode::Difference || mode == CompareMode::Blend;
    choice.mode = again && toggles ? CompareMode::ThreeUp : mode;
    if (choice.mode == CompareMode::Single) choice.single = single;
    workbench_->setViewChoice(choice);
    refresh();  // a checkable action unchecks itself when chosen again
}

void ViewActions::refresh() {
    const ViewChoice& choice = workbench_->viewChoice();
    for (const Mode& mode : modes_) {
        mode.action->setChecked(choice.mode == mode.mode &&
                                (mode.mode != CompareMode::Single || choice.single == mode.single));
        if (mode.single == ViewKind::Reference) {
            setAvailable(mode.action, workbench_->hasReference(), tr("Add a ground truth first."));
        }
    }
}

}  // namespace kinechrome::ui
