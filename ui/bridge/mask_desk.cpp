// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/bridge/mask_desk.h"

#include <algorithm>

#include "core/project/segment_edits.h"
#include "ui/bridge/workbench.h"

namespace kinechrome::ui {
namespace {

constexpr double leastSide = 8.0;  // film pixels

}  // namespace

MaskDesk::MaskDesk(Workbench& workbench) : QObject(&workbench), workbench_(&workbench) {
    connect(&workbench.editor(), &DocumentEditor::changed, this, &MaskDesk::changed);
    connect(&workbench.transport(), &Transport::frameChanged, this, &MaskDesk::changed);
    connect(&workbench, &Workbench::shownChanged, this, [this] {
        if (active_) Q_EMIT changed();
    });
    // One tool in hand at a time.
    connect(&workbench.hints(), &HintDesk::changed, this, [this] {
        if (workbench_->hints().active()) setActive(false);
    });
}

void MaskDesk::setActive(bool active) {
    if (active == active_) return;
    active_ = active;
    if (active) {
        workbench_->hints().setActive(false);
        workbench_->transport().pause();
        workbench_->showViewsApart();
    }
    Q_EMIT changed();
}

bool MaskDesk::available() const {
    return project::segmentAt(workbench_->document(), workbench_->transport().frame()).has_value();
}

std::optional<edit::PictureRect> MaskDesk::mask() const {
    const project::Document& document = workbench_->document();
    const auto index = project::segmentAt(document, workbench_->transport().frame());
    return index ? document.segments[*index].mask : std::nullopt;
}

QRectF MaskDesk::inFilm() const {
    const QSizeF film = workbench_->sync().filmSize();
    const edit::PictureRect rect = mask().value_or(edit::PictureRect());
    return {rect.x * film.width(), rect.y * film.height(), rect.width * film.width(),
            rect.height * film.height()};
}

void MaskDesk::setInFilm(QRectF wanted) {
    const QSizeF film = workbench_->sync().filmSize();
    if (film.isEmpty()) return;
    const double left = std::clamp(wanted.left(), 0.0, film.width() - leastSide);
    const double top = std::clamp(wanted.top(), 0.0, film.height() - leastSide);
    const double right = std::clamp(wanted.right(), left + leastSide, film.width());
    const double bottom = std::clamp(wanted.bottom(), top + leastSide, film.height());
    const edit::PictureRect rect{left / film.width(), top / film.height(),
                                 (right - left) / film.width(), (bottom - top) / film.height()};
    const bool whole = rect == edit::PictureRect();
    change(tr("mask"), whole ? std::nullopt : std::optional(rect), QStringLiteral("mask"));
}

void MaskDesk::endDrag() {
    workbench_->editor().endRun();
}

void MaskDesk::chooseEdge(int direction) {
    constexpr int count = static_cast<int>(MaskEdge::Whole) + 1;
    edge_ = static_cast<MaskEdge>((static_cast<int>(edge_) + count + direction) % count);
    endDrag();
    Q_EMIT changed();
}

void MaskDesk::nudge(QPointF byFilm) {
    QRectF rect = inFilm();
    const QSizeF film = workbench_->sync().filmSize();
    switch (edge_) {
        case MaskEdge::Left:
            rect.setLeft(std::min(rect.left() + byFilm.x(), rect.right() - leastSide));
            break;
        case MaskEdge::Top:
            rect.setTop(std::min(rect.top() + byFilm.y(), rect.bottom() - leastSide));
            break;
        case MaskEdge::Right:
            rect.setRight(std::max(rect.right() + byFilm.x(), rect.left() + leastSide));
            break;
        case MaskEdge::Bottom:
            rect.setBottom(std::max(rect.bottom() + byFilm.y(), rect.top() + leastSide));
            break;
        case MaskEdge::Whole:
            rect.translate(std::clamp(byFilm.x(), -rect.left(), film.width() - rect.right()),
                           std::clamp(byFilm.y(), -rect.top(), film.height() - rect.bottom()));
            break;
    }
    if (rect != inFilm()) setInFilm(rect);
}

void MaskDesk::takeOff() {
    change(tr("mask taken off"), std::nullopt);
}

void MaskDesk::putOnAll() {
    workbench_->editor().edit(tr("mask of all segments"),
                              [mask = mask()](project::Document& document) {
                                  for (edit::Segment& each : document.segments) each.mask = mask;
                                  return base::Result<void>();
                              });
}

bool MaskDesk::differsElsewhere() const {
    return available() && std::ranges::any_of(workbench_->document().segments,
                                              [mask = mask()](const edit::Segment& segment) {
                                                  return segment.mask != mask;
                                              });
}

void MaskDesk::change(const QString& name, const std::optional<edit::PictureRect>& mask,
                      const QString& run) {
    const auto index = project::segmentAt(workbench_->document(), workbench_->transport().frame());
    if (!index) return;
    workbench_->editor().edit(
        name,
        [&](project::Document& document) {
            return project::changeSegment(document, *index, [&](edit::Segment& segment) {
                segment.mask = mask;
                return base::Result<void>();
            });
        },
        run);
}

}  // namespace kinechrome::ui
