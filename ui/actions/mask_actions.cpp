// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/actions/mask_actions.h"

#include <QMenu>
#include <QWidget>

#include "ui/actions/action_registry.h"
#include "ui/bridge/workbench.h"

namespace kinechrome::ui {

MaskActions::MaskActions(Workbench& workbench, ActionRegistry& registry, QMenu& menu,
                         QWidget* window)
    : QObject(window), workbench_(&workbench) {
    MaskDesk* desk = &workbench.mask();
    menu.addSeparator();
    const auto add = [&](const char* id, const QString& text, const QString& tip,
                         const QKeySequence& key) {
        QAction* action =
            registry.add({QString::fromLatin1(id), tr("Segment"), text, tip, {}, {key}});
        menu.addAction(action);
        return action;
    };
    tool_ = add("segment.mask", tr("Mas&k"),
                tr("Drag the edges on the picture: borders, perforations and the sound track "
                   "outside stay uncoloured"),
                QKeySequence(Qt::Key_R));
    tool_->setCheckable(true);
    off_ = add("segment.mask-off", tr("Take the mask &off"),
               tr("The whole picture of this segment is coloured"),
               QKeySequence(Qt::SHIFT | Qt::Key_R));
    all_ = add("segment.mask-all", tr("This mask for all se&gments"),
               tr("Borders are mostly the same throughout a film"), QKeySequence());
    connect(tool_, &QAction::triggered, desk, &MaskDesk::setActive);
    connect(off_, &QAction::triggered, desk, &MaskDesk::takeOff);
    connect(all_, &QAction::triggered, desk, &MaskDesk::putOnAll);
    connect(desk, &MaskDesk::changed, this, &MaskActions::refresh);
    connect(&workbench_->transport(), &Transport::countChanged, this, &MaskActions::refresh);
    refresh();
}

void MaskActions::refresh() {
    const MaskDesk& desk = workbench_->mask();
    setAvailable(tool_, desk.available(), tr("There is no segment here."));
    setAvailable(off_, desk.mask().has_value(), tr("This segment has no mask."));
    setAvailable(all_, desk.differsElsewhere(), tr("All segments have the same already."));
    tool_->setChecked(desk.active());
}

}  // namespace kinechrome::ui
