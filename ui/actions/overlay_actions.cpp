// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/actions/overlay_actions.h"

#include <algorithm>

#include <QMenu>

#include "ui/actions/action_registry.h"
#include "ui/bridge/workbench.h"

namespace kinechrome::ui {

OverlayActions::OverlayActions(Workbench& workbench, ActionRegistry& registry, QMenu& menu,
                               QObject* parent)
    : QObject(parent), workbench_(&workbench) {
    QMenu* overlays = menu.addMenu(tr("&Overlay on the colourised view"));
    overlays->setToolTipsVisible(true);
    const auto add = [&](const char* id, const QString& text, const QString& tip, Qt::Key key,
                         ViewKind kind) {
        QAction* action =
            registry.add({QString::fromLatin1(id), tr("View"), text, tip, {}, {QKeySequence(key)}});
        action->setCheckable(true);
        overlays->addAction(action);
        connect(action, &QAction::triggered, this, [this, kind](bool on) { choose(kind, on); });
        overlays_.push_back({action, kind});
    };
    add("view.overlay-visibility", tr("Stabiliser &visibility"),
        tr("Green where past colour was used, red where the network stood alone"), Qt::Key_F4,
        ViewKind::Visibility);
    add("view.overlay-certainty", tr("Network &certainty"),
        tr("Green where the network is sure of its colour, red where it guesses"), Qt::Key_F5,
        ViewKind::Certainty);
    add("view.overlay-reach", tr("&Reach of the hints"),
        tr("Green where hints changed the colour, red where they did not"), Qt::Key_F6,
        ViewKind::Reach);
    add("view.overlay-network", tr("&Before the stabiliser"),
        tr("The network's own colour, to see what steadying does to it"), Qt::Key_F7,
        ViewKind::Network);
    connect(workbench_, &Workbench::viewChoiceChanged, this, &OverlayActions::refresh);
    connect(&workbench_->editor(), &DocumentEditor::changed, this, &OverlayActions::refresh);
    refresh();
}

void OverlayActions::choose(ViewKind kind, bool on) {
    ViewChoice choice = workbench_->viewChoice();
    choice.overlay = on ? std::optional(kind) : std::nullopt;
    workbench_->setViewChoice(choice);
}

QString OverlayActions::obstacle(ViewKind kind) const {
    const project::Document& document = workbench_->document();
    if (document.settings.model == "none") return tr("No model is chosen.");
    switch (kind) {
        case ViewKind::Network:
        case ViewKind::Visibility:
            return document.settings.stabilizer == edit::StabilizerKind::None
                       ? tr("The stabiliser is off.")
                       : QString();
        case ViewKind::Reach: {
            const bool hinted =
                std::any_of(document.segments.begin(), document.segments.end(),
                            [](const edit::Segment& segment) { return !segment.hints.empty(); });
            return hinted ? QString() : tr("There are no hints yet.");
        }
        default: return {};
    }
}

void OverlayActions::refresh() {
    for (const Overlay& overlay : overlays_) {
        const bool on = workbench_->viewChoice().overlay == overlay.kind;
        const QString reason = obstacle(overlay.kind);
        overlay.action->setChecked(on);
        // One that is on can always be turned off.
        setAvailable(overlay.action, on || reason.isEmpty(), reason);
    }
}

}  // namespace kinechrome::ui
