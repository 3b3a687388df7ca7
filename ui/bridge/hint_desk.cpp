// SPDX-License-Identifier: GPL-3.0-or-later
// The hint tool's choice and colours. Its edits are in hint_desk_edits.cpp.
#include "ui/bridge/hint_desk.h"

#include <algorithm>
#include <cmath>

#include "core/edit/hint_tracks.h"
#include "core/project/segment_edits.h"
#include "ui/bridge/workbench.h"

namespace kinechrome::ui {
namespace {

constexpr double usualRadius = 0.015;
constexpr double middleGray = 55.0;

}  // namespace

HintDesk::HintDesk(Workbench& workbench)
    : QObject(&workbench), workbench_(&workbench), radius_(usualRadius) {
    listen();
}

void HintDesk::listen() {
    connect(&workbench_->editor(), &DocumentEditor::changed, this, &HintDesk::follow);
    connect(&workbench_->transport(), &Transport::frameChanged, this, [this] {
        follow();
        askForSuggestions();
    });
    connect(workbench_, &Workbench::shownChanged, this, [this] {
        if (active_) Q_EMIT changed();
    });
    FootageSession& session = workbench_->session();
    connect(&session, &FootageSession::opened, this, [this] { select(std::nullopt); });
    connect(&session, &FootageSession::hintsPlaced, this,
            [this](qint64 frame, const std::vector<pipeline::PlacedHint>& hints) {
                placedFrame_ = frame;
                placed_ = hints;
                Q_EMIT changed();
                askForSuggestions();
            });
    connect(&session, &FootageSession::colorsSuggested, this,
            [this](qint64 frame, const std::vector<nn::LikelyColor>& colors) {
                if (frame != askedFrame_ || !askedFor_) return;
                suggestions_ = colors;
                Q_EMIT changed();
            });
    connect(&shelf_, &ColorShelf::changed, this, &HintDesk::changed);
}

void HintDesk::follow() {
    // What is undone, or left behind in another frame, is not drawn on.
    const bool there =
        stroke_ && std::ranges::count_if(hints(), [this](const edit::Hint& hint) {
                       return hint.stroke == stroke_->number && hint.frame == frame();
                   }) > 0;
    if (pen_ && !there) {
        pen_.reset();
        stroke_.reset();
    }
    const auto segment = project::segmentAt(workbench_->document(), frame());
    if (segment != segment_) selected_.reset();
    segment_ = segment;
    findSelection();
    keepSelection();
    rememberSelection();
    Q_EMIT changed();
}

// Hints that come and go, by undo for instance, move those behind them: the chosen one is found
// again by what it is. An edit changes it where it lies.
void HintDesk::findSelection() {
    const auto all = hints();
    const auto isChosen = [this](const edit::Hint& hint) {
        edit::Hint same = hint;
        same.track = chosen_.track;  // a second key of it gives it one
        return same == chosen_;
    };
    if (!selected_ || all.size() == among_) return;
    if (*selected_ < all.size() && isChosen(all[*selected_])) return;
    const auto found = std::ranges::find_if(all, isChosen);
    selected_.reset();
    if (found != all.end()) selected_ = static_cast<std::size_t>(found - all.begin());
}

void HintDesk::rememberSelection() {
    among_ = hints().size();
    if (const auto hint = selectedHint()) chosen_ = *hint;
}

// The chosen hint stays chosen when another of its keys takes over.
void HintDesk::keepSelection() {
    const auto all = hints();
    if (selected_ && *selected_ >= all.size()) selected_.reset();
    if (!selected_ || all[*selected_].track == 0) return;
    for (const std::size_t index : edit::hintsInForce(all, frame())) {
        if (all[index].track == all[*selected_].track) selected_ = index;
    }
}

void HintDesk::setActive(bool active) {
    active_ = active;
    picking_ = false;
    liftPen();
    if (active) {
        workbench_->transport().pause();
        workbench_->showViewsApart();
    }
    Q_EMIT changed();
    askForSuggestions();
}

void HintDesk::setPicking(bool picking) {
    picking_ = picking && active_;
    Q_EMIT changed();
}

std::vector<edit::Hint> HintDesk::hints() const {
    return segment_ ? workbench_->document().segments[*segment_].hints : std::vector<edit::Hint>();
}

std::vector<ShownHint> HintDesk::shown() const {
    const auto all = hints();
    std::vector<ShownHint> list;
    for (const std::size_t index : edit::hintsInForce(all, frame())) {
        const edit::Hint& hint = all[index];
        if (hint.frame == frame()) {
            list.push_back({index, hint.x, hint.y, 1.0, false});
            continue;
        }
        // Recolouring and resizing leave the place what it was.
        const auto place = std::ranges::find_if(placed_, [&](const pipeline::PlacedHint& each) {
            return each.hint.frame == hint.frame && each.hint.x == hint.x && each.hint.y == hint.y;
        });
        if (placedFrame_ != frame() || place == placed_.end()) continue;
        list.push_back({index, place->x, place->y, place->sureness, true});
    }
    return list;
}

std::int64_t HintDesk::frame() const {
    return workbench_->transport().frame();
}

std::optional<edit::Hint> HintDesk::selectedHint() const {
    if (!selected_) return std::nullopt;
    return hints()[*selected_];
}

bool HintDesk::isChosen(std::size_t index) const {
    return selected_ && std::ranges::count(edit::hintsBelongingTo(hints(), *selected_), index) > 0;
}

void HintDesk::select(std::optional<std::size_t> index) {
    if (index != selected_) workbench_->editor().endRun();
    selected_ = index;
    if (const auto hint = selectedHint()) {
        color_ = {hint->a, hint->b};
        radius_ = hint->radius;
    }
    rememberSelection();
    Q_EMIT changed();
    askForSuggestions();
}

void HintDesk::selectNext(int direction) {
    const std::size_t count = hints().size();
    if (count == 0) return;
    const std::size_t step = direction > 0 ? 1 : count - 1;
    const std::size_t next =
        selected_ ? (*selected_ + step) % count : (direction > 0 ? 0 : count - 1);
    workbench_->transport().seek(hints()[next].frame);
    select(next);
}

double HintDesk::height() const {
    if (!workbench_->session().info()) return 1.0;
    const auto& format = workbench_->session().info()->video.format;
    return static_cast<double>(format.height) / format.width;
}

// A hint's unit is the width of the scan; the film on the screen has its sample aspect.
QPointF HintDesk::toHint(QPointF film) const {
    const QSizeF shown = workbench_->sync().filmSize();
    return {std::clamp(film.x() / shown.width(), 0.0, 1.0),
            std::clamp(film.y() / shown.height(), 0.0, 1.0) * height()};
}

QPointF HintDesk::toFilm(double x, double y) const {
    const QSizeF shown = workbench_->sync().filmSize();
    return {x * shown.width(), y / height() * shown.height()};
}

double HintDesk::radiusInFilm(const edit::Hint& hint) const {
    return hint.radius * workbench_->sync().filmSize().width();
}

std::optional<ShownHint> HintDesk::chosenPlace() const {
    if (!selected_) return std::nullopt;
    for (const ShownHint& hint : shown()) {
        if (hint.index == *selected_) return hint;
    }
    return std::nullopt;
}

// Once for each place: an answer costs the network a picture.
void HintDesk::askForSuggestions() {
    const auto place = active_ ? chosenPlace() : std::nullopt;
    const bool same = place && askedFor_ && askedFrame_ == frame() && askedFor_->x == place->x &&
                      askedFor_->y == place->y;
    if (same) return;
    askedFor_ = place;
    askedFrame_ = frame();
    if (!suggestions_.empty()) {
        suggestions_.clear();
        Q_EMIT changed();
    }
    if (place) workbench_->session().suggestColors(frame(), place->x, place->y);
}

void HintDesk::takeColor(HintColor color) {
    setColor(intoGamut(lightness(), color));
    endDrag();
}

void HintDesk::pickFrom(const color::Lab& seen) {
    setPicking(false);
    takeColor({seen.a, seen.b});
}

double HintDesk::lightness() const {
    const auto place = chosenPlace();
    const auto& gray = workbench_->shown().view(pipeline::ViewKind::Gray).image.rgba;
    if (!place || gray.empty()) return middleGray;
    const auto pixel = [&](double at, int size) {
        return std::clamp(static_cast<int>(at * gray.width()), 0, size - 1);
    };
    const std::uint32_t rgba =
        gray.at(pixel(place->x, gray.width()), pixel(place->y, gray.height()));
    const double code = static_cast<double>(rgba >> 8U & 0xffU) / 255.0;
    return color::labFromRgb({code, code, code}).l;
}

}  // namespace kinechrome::ui
