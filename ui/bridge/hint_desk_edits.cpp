// SPDX-License-Identifier: GPL-3.0-or-later
// The hint tool's edits.
#include <algorithm>
#include <cmath>

#include "core/edit/hint_tracks.h"
#include "ui/bridge/hint_desk.h"
#include "ui/bridge/workbench.h"

namespace kinechrome::ui {
namespace {

constexpr double leastRadius = 0.002;
constexpr double mostRadius = 0.25;
constexpr int mostDabs = 200;        // of one stroke
constexpr double dabsPerRadius = 1;  // overlapping by half

}  // namespace

bool HintDesk::segmentIsThere() {
    if (segment_ && workbench_->session().info()) return true;
    workbench_->say({Severity::Notice,
                     tr("Hints belong to a segment: go to a frame inside a segment."),
                     {},
                     {}});
    return false;
}

edit::Hint HintDesk::nextHint(QPointF place) const {
    edit::Hint hint;
    hint.frame = frame();
    hint.x = place.x();
    hint.y = place.y();
    hint.radius = radius_;
    hint.a = color_.a;
    hint.b = color_.b;
    return hint;
}

// In playback the picture that is pointed at may be some frames behind the playhead.
void HintDesk::holdStill() {
    Transport& transport = workbench_->transport();
    if (!transport.playing()) return;
    transport.pause();
    if (workbench_->shown().index >= 0) transport.seek(workbench_->shown().index);
}

void HintDesk::addAt(QPointF film) {
    holdStill();
    if (!segmentIsThere()) return;
    const edit::Hint hint = nextHint(toHint(film));
    const bool added = workbench_->editor().edit(tr("hint"), [&](project::Document& document) {
        return project::addHint(document, *segment_, hint);
    });
    if (!added) return;
    shelf_.use(color_);
    select(hints().size() - 1);
}

void HintDesk::beginStroke(QPointF film) {
    holdStill();
    if (!segmentIsThere()) return;
    pen_.reset();
    workbench_->editor().endRun();
    stroke_ = Stroke{project::freshHintNumber(workbench_->document()), toHint(film), 0};
    extendStroke(film);
}

void HintDesk::extendStroke(QPointF film) {
    if (!stroke_) return;
    const QPointF way = toHint(film) - stroke_->last;
    const double step = radius_ / dabsPerRadius;
    const int steps = static_cast<int>(std::hypot(way.x(), way.y()) / step);
    std::vector<edit::Hint> dabs;
    for (int i = stroke_->dabs == 0 ? 0 : 1; i <= steps && stroke_->dabs < mostDabs; ++i) {
        const double share = steps == 0 ? 0.0 : i * step / std::hypot(way.x(), way.y());
        dabs.push_back(nextHint(stroke_->last + way * share));
        dabs.back().stroke = stroke_->number;
        ++stroke_->dabs;
    }
    if (dabs.empty()) return;
    stroke_->last = {dabs.back().x, dabs.back().y};
    const bool painted = workbench_->editor().edit(
        tr("stroke of hints"),
        [&](project::Document& document) {
            base::Result<void> added;
            for (const edit::Hint& dab : dabs) {
                if (added) added = project::addHint(document, *segment_, dab);
            }
            return added;
        },
        QStringLiteral("hint stroke"));
    if (!painted) return;
    selected_ = hints().size() - 1;
    rememberSelection();
    Q_EMIT changed();
}

std::vector<project::HintPlace> HintDesk::chosenPlaces() const {
    std::vector<project::HintPlace> places;
    for (const ShownHint& hint : shown()) {
        if (isChosen(hint.index)) places.push_back({hint.index, hint.x, hint.y});
    }
    return places;
}

void HintDesk::changeChosen(const QString& name, const QString& run, const Change& change) {
    const auto places = chosenPlaces();
    if (places.empty()) return;
    workbench_->editor().edit(
        name,
        [&](project::Document& document) {
            return project::changeHintsAt(document, *segment_, frame(), places, change);
        },
        run);
}

void HintDesk::moveSelected(QPointF film) {
    const auto chosen = chosenPlace();
    if (!chosen) return;
    QPointF by = toHint(film) - QPointF(chosen->x, chosen->y);
    // A stroke stops at the edge as a whole.
    for (const project::HintPlace& place : chosenPlaces()) {
        by.setX(std::clamp(by.x(), -place.x, 1.0 - place.x));
        by.setY(std::clamp(by.y(), -place.y, height() - place.y));
    }
    changeChosen(tr("move of a hint"), QStringLiteral("hint move"), [by](edit::Hint& hint) {
        hint.x += by.x();
        hint.y += by.y();
    });
}

void HintDesk::putPenDown(QPointF elsewhere) {
    const auto place = chosenPlace();
    const QPointF start = place ? toFilm(place->x, place->y) : elsewhere;
    beginStroke(start);
    if (stroke_) pen_ = start;
    Q_EMIT changed();
}

void HintDesk::liftPen() {
    if (!pen_) return;
    endDrag();
    Q_EMIT changed();
}

void HintDesk::nudgeSelected(QPointF byFilm) {
    if (pen_) {
        const QSizeF film = workbench_->sync().filmSize();
        pen_ = QPointF(std::clamp(pen_->x() + byFilm.x(), 0.0, film.width()),
                       std::clamp(pen_->y() + byFilm.y(), 0.0, film.height()));
        extendStroke(*pen_);
        Q_EMIT changed();
        return;
    }
    if (const auto place = chosenPlace()) moveSelected(toFilm(place->x, place->y) + byFilm);
}

void HintDesk::resizeSelected(double factor) {
    const auto hint = selectedHint();
    if (!hint) return;
    radius_ = std::clamp(hint->radius * factor, leastRadius, mostRadius);
    changeChosen(tr("size of a hint"), QStringLiteral("hint size"),
                 [radius = radius_](edit::Hint& each) { each.radius = radius; });
}

void HintDesk::removeSelected() {
    if (!selected_) return;
    const std::size_t index = *selected_;
    workbench_->editor().edit(tr("removal of a hint"), [&](project::Document& document) {
        return project::removeHint(document, *segment_, index);
    });
    select(std::nullopt);
}

bool HintDesk::canRemoveKey() const {
    const auto hint = selectedHint();
    if (!hint || hint->track == 0 || hint->frame != frame()) return false;
    return std::ranges::count(hints(), hint->track, &edit::Hint::track) > 1;
}

void HintDesk::removeKey() {
    if (!canRemoveKey()) return;
    const std::int64_t track = selectedHint()->track;
    const std::size_t index = *selected_;
    workbench_->editor().edit(tr("removal of a key"), [&](project::Document& document) {
        return project::removeKey(document, *segment_, index);
    });
    // The key before it speaks again.
    const auto all = hints();
    for (const std::size_t each : edit::hintsInForce(all, frame())) {
        if (all[each].track == track) select(each);
    }
}

void HintDesk::endDrag() {
    workbench_->editor().endRun();
    stroke_.reset();
    pen_.reset();
    if (selectedHint()) shelf_.use(color_);
    askForSuggestions();
}

void HintDesk::copySelected() {
    copy(false);
}

void HintDesk::copyAll() {
    copy(true);
}

// As they lie in this frame, for wherever they go is another one.
void HintDesk::copy(bool all) {
    const auto known = hints();
    copied_.clear();
    for (const ShownHint& place : shown()) {
        if (!all && !isChosen(place.index)) continue;
        copied_.push_back(known[place.index]);
        copied_.back().x = place.x;
        copied_.back().y = place.y;
    }
    if (copied_.empty() && selected_ && !all) copied_ = {known[*selected_]};
    Q_EMIT changed();
}

void HintDesk::paste() {
    if (copied_.empty()) return;
    const bool pasted =
        workbench_->editor().edit(tr("copy of hints"), [this](project::Document& document) {
            return project::copyHints(document, copied_, frame());
        });
    if (pasted) select(hints().size() - 1);
}

void HintDesk::setColor(HintColor color) {
    color_ = color;
    if (!selected_) {
        Q_EMIT changed();
        return;
    }
    workbench_->editor().edit(
        tr("colour of a hint"),
        [&](project::Document& document) {
            return project::recolorHint(document, *segment_, *selected_, color.a, color.b);
        },
        QStringLiteral("hint colour"));
    Q_EMIT changed();
}

}  // namespace kinechrome::ui
