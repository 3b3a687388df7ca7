// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/actions/segment_actions.h"

#include <QMenu>
#include <QMenuBar>
#include <QWidget>

#include "core/project/segment_edits.h"
#include "ui/actions/action_registry.h"
#include "ui/actions/mask_actions.h"
#include "ui/bridge/workbench.h"

namespace kinechrome::ui {

SegmentActions::SegmentActions(Workbench& workbench, ActionRegistry& registry, QMenuBar& bar,
                               QWidget* window)
    : QObject(window), workbench_(&workbench) {
    QMenu* menu = bar.addMenu(tr("&Segment"));
    menu->setToolTipsVisible(true);
    const auto add = [&](const char* id, const QString& text, const QString& tip,
                         const QKeySequence& key) {
        QAction* action =
            registry.add({QString::fromLatin1(id), tr("Segment"), text, tip, {}, {key}});
        menu->addAction(action);
        return action;
    };
    split_ = add("segment.split", tr("&Split here"),
                 tr("The frame under the playhead begins a new segment"),
                 QKeySequence(Qt::CTRL | Qt::Key_B));
    merge_ =
        add("segment.merge", tr("&Merge with the next"),
            tr("Takes the cut away that ends this segment"), QKeySequence(Qt::CTRL | Qt::Key_J));
    earlier_ = add("segment.cut-earlier", tr("Cut one frame &earlier"),
                   tr("Moves the beginning of this segment"),
                   QKeySequence(Qt::CTRL | Qt::Key_BracketLeft));
    later_ = add("segment.cut-later", tr("Cut one frame &later"),
                 tr("Moves the beginning of this segment"),
                 QKeySequence(Qt::CTRL | Qt::Key_BracketRight));
    menu->addSeparator();
    name_ = add("segment.name", tr("&Name and note…"), {}, QKeySequence(Qt::Key_N));
    approve_ = add("segment.approve", tr("&Approved"),
                   tr("Somebody has looked at it and is content"), QKeySequence(Qt::Key_A));
    skip_ = add("segment.skip", tr("Leave as it &is"),
                tr("Titles, tinted or already coloured footage: no colour is added"),
                QKeySequence(Qt::CTRL | Qt::Key_L));
    approve_->setCheckable(true);
    skip_->setCheckable(true);
    menu->addSeparator();
    unapproved_ = add("segment.unapproved", tr("Ne&xt that is not approved"), {},
                      QKeySequence(Qt::CTRL | Qt::SHIFT | Qt::Key_A));
    new MaskActions(workbench, registry, *menu, window);
    connect(split_, &QAction::triggered, this, &SegmentActions::split);
    connect(merge_, &QAction::triggered, this, &SegmentActions::merge);
    connect(earlier_, &QAction::triggered, this, [this] { moveCut(-1); });
    connect(later_, &QAction::triggered, this, [this] { moveCut(+1); });
    connect(name_, &QAction::triggered, this, &SegmentActions::nameWanted);
    connect(approve_, &QAction::triggered, this, &SegmentActions::setApproved);
    connect(skip_, &QAction::triggered, this, &SegmentActions::setSkip);
    connect(unapproved_, &QAction::triggered, this, &SegmentActions::goToUnapproved);
    connect(&workbench_->editor(), &DocumentEditor::changed, this, &SegmentActions::refresh);
    connect(&workbench_->transport(), &Transport::frameChanged, this, &SegmentActions::refresh);
    connect(&workbench_->transport(), &Transport::countChanged, this, &SegmentActions::refresh);
    refresh();
}

std::optional<std::size_t> SegmentActions::here() const {
    return project::segmentAt(workbench_->document(), workbench_->transport().frame());
}

void SegmentActions::split() {
    const std::int64_t frame = workbench_->transport().frame();
    workbench_->editor().edit(tr("split"), [frame](project::Document& document) {
        return project::splitSegment(document, frame);
    });
}

void SegmentActions::merge() {
    workbench_->editor().edit(tr("merge"), [index = here()](project::Document& document) {
        return project::mergeWithNext(document, index.value_or(document.segments.size()));
    });
}

// The playhead goes along when it stands on the cut, so that the key can be pressed again.
void SegmentActions::moveCut(std::int64_t by) {
    const auto index = here();
    if (!index) return;
    const std::int64_t cut = workbench_->document().segments[*index].range.first;
    const bool moved = workbench_->editor().edit(
        tr("move of a cut"),
        [&](project::Document& document) { return project::moveCut(document, *index, by); },
        QStringLiteral("cut %1").arg(*index));
    if (moved && workbench_->transport().frame() == cut) workbench_->transport().seek(cut + by);
}

void SegmentActions::setApproved(bool approved) {
    workbench_->editor().edit(approved ? tr("approval") : tr("end of approval"),
                              [approved, index = here()](project::Document& document) {
                                  return project::changeSegment(
                                      document, index.value_or(document.segments.size()),
                                      [approved](edit::Segment& segment) {
                                          segment.approved = approved;
                                          return base::Result<void>();
                                      });
                              });
}

void SegmentActions::setSkip(bool skip) {
    workbench_->editor().edit(skip ? tr("leave as it is") : tr("colour"),
                              [skip, index = here()](project::Document& document) {
                                  return project::changeSegment(
                                      document, index.value_or(document.segments.size()),
                                      [skip](edit::Segment& segment) {
                                          segment.skip = skip;
                                          return base::Result<void>();
                                      });
                              });
}

void SegmentActions::goToUnapproved() {
    const auto& segments = workbench_->document().segments;
    const std::size_t from = here().value_or(0);
    for (std::size_t i = 1; i <= segments.size(); ++i) {
        const edit::Segment& next = segments[(from + i) % segments.size()];
        if (next.approved) continue;
        workbench_->transport().seek(next.range.first);
        return;
    }
}

void SegmentActions::refresh() {
    const auto index = here();
    const auto& segments = workbench_->document().segments;
    const bool frames = workbench_->transport().count() > 0;
    const QString none = !frames            ? tr("Open footage first.")
                         : segments.empty() ? tr("The frames are still being counted.")
                                            : tr("There is no segment here.");
    for (QAction* action : {name_, approve_, skip_, unapproved_}) {
        setAvailable(action, index.has_value(), none);
    }
    const bool begins = index && segments[*index].range.first == workbench_->transport().frame();
    setAvailable(split_, index && !begins, begins ? tr("A segment begins here already.") : none);
    const bool follows = index && *index + 1 < segments.size();
    setAvailable(merge_, follows, index ? tr("It is the last one.") : none);
    const bool cut = index && *index > 0;
    setAvailable(earlier_, cut, index ? tr("It is the first one.") : none);
    setAvailable(later_, cut, index ? tr("It is the first one.") : none);
    approve_->setChecked(index && segments[*index].approved);
    skip_->setChecked(index && segments[*index].skip);
}

}  // namespace kinechrome::ui
