// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/actions/marker_actions.h"

#include <QMenu>
#include <QMenuBar>
#include <QWidget>

#include "core/project/document_edits.h"
#include "ui/actions/action_registry.h"
#include "ui/bridge/workbench.h"

namespace kinechrome::ui {

MarkerActions::MarkerActions(Workbench& workbench, ActionRegistry& registry, QMenuBar& bar,
                             QWidget* window)
    : QObject(window), workbench_(&workbench) {
    QMenu* menu = bar.addMenu(tr("&Markers"));
    menu->setToolTipsVisible(true);
    const auto add = [&](const char* id, const QString& text, const QKeySequence& key, auto act) {
        QAction* action =
            registry.add({QString::fromLatin1(id), tr("Markers"), text, {}, {}, {key}});
        connect(action, &QAction::triggered, this, act);
        menu->addAction(action);
        return action;
    };
    add_ = add("marker.add", tr("&Add marker"), QKeySequence(Qt::Key_M), [this] { addMarker(); });
    note_ = add("marker.note", tr("Marker with &note…"), QKeySequence(Qt::SHIFT | Qt::Key_M),
                [this] { addWithNote(); });
    remove_ = add("marker.remove", tr("&Remove marker"), QKeySequence(Qt::CTRL | Qt::Key_M),
                  [this] { removeMarker(); });
    menu->addSeparator();
    next_ = add("marker.next", tr("Ne&xt marker"), QKeySequence(Qt::ALT | Qt::Key_Right),
                [this] { go(+1); });
    previous_ = add("marker.previous", tr("&Previous marker"), QKeySequence(Qt::ALT | Qt::Key_Left),
                    [this] { go(-1); });
    connect(&workbench_->editor(), &DocumentEditor::changed, this, &MarkerActions::refresh);
    connect(&workbench_->transport(), &Transport::countChanged, this, &MarkerActions::refresh);
    connect(&workbench_->transport(), &Transport::frameChanged, this, &MarkerActions::refresh);
    refresh();
}

void MarkerActions::addMarker() {
    const std::int64_t frame = workbench_->transport().frame();
    workbench_->editor().edit(tr("marker"), [frame](project::Document& document) {
        return project::addMarker(document, frame, {});
    });
}

void MarkerActions::addWithNote() {
    const std::int64_t frame = workbench_->transport().frame();
    if (project::markerAt(workbench_->document(), frame) == nullptr) addMarker();
    Q_EMIT noteWanted(frame);
}

void MarkerActions::removeMarker() {
    const std::int64_t frame = workbench_->transport().frame();
    workbench_->editor().edit(tr("removal of a marker"), [frame](project::Document& document) {
        return project::removeMarker(document, frame);
    });
}

void MarkerActions::go(int direction) {
    Transport& transport = workbench_->transport();
    const auto& markers = workbench_->document().markers;
    const project::Marker* target = nullptr;
    for (const project::Marker& marker : markers) {
        if (direction < 0 && marker.frame < transport.frame()) target = &marker;
        if (direction > 0 && marker.frame > transport.frame() && target == nullptr) {
            target = &marker;
        }
    }
    if (target != nullptr) transport.seek(target->frame);
}

void MarkerActions::refresh() {
    const bool frames = workbench_->transport().count() > 0;
    const bool here = frames && project::markerAt(workbench_->document(),
                                                  workbench_->transport().frame()) != nullptr;
    const bool any = frames && !workbench_->document().markers.empty();
    const QString needsFootage = tr("Open footage first.");
    setAvailable(add_, frames && !here, frames ? tr("This frame has one already.") : needsFootage);
    setAvailable(note_, frames, needsFootage);
    setAvailable(remove_, here, tr("This frame has none."));
    setAvailable(next_, any, tr("There are no markers."));
    setAvailable(previous_, any, tr("There are no markers."));
}

}  // namespace kinechrome::ui
