// SPDX-License-Identifier: GPL-3.0-or-later
// The colour thread of the preview.
#include "core/pipeline/preview_color_worker.h"

#include <algorithm>
#include <utility>

namespace kinechrome::pipeline {

void PreviewColorWorker::run(std::stop_token stop) {
    const auto index = board_.film.waitForIndex(stop);
    if (!index) return;
    openStore();
    colorist_ = std::make_unique<PreviewColorist>(board_.film, index, board_.cache, store_.get(),
                                                  board_.options);
    explainer_ = std::make_unique<PreviewExplainer>(board_, *colorist_);
    while (!stop.stop_requested()) {
        auto request = board_.colorRequests.tryTake();
        if (!request) {
            if (fillOne(stop)) continue;
            request = board_.colorRequests.take(stop);
        }
        if (request) serve(*request, stop);
    }
}

void PreviewColorWorker::openStore() {
    if (board_.options.chromaFolder.empty()) return;
    constexpr std::uint64_t largestStore = std::uint64_t{2} << 30U;
    auto store = ChromaStore::open(board_.options.chromaFolder, {.maxBytes = largestStore});
    if (store) {
        store_ = std::move(*store);
    } else {
        board_.report(store.error());
    }
}

void PreviewColorWorker::serve(const ViewRequest& request, std::stop_token stop) {
    const Precedence::Hold hold(board_.precedence);
    const std::uint64_t key = board_.keyOf(request);
    served_.reset();
    if (refused_ == key) return;
    refused_.reset();
    board_.cache.setPending(request.index);
    board_.emitStates(request.index, request.index);
    const auto done = color(request, stop);
    board_.cache.setPending(-1);
    if (!done && done.error().kind != base::ErrorKind::Interrupted) {
        board_.cache.setFailed(request.index, key);
        board_.report(done.error());
    }
    board_.emitStates(request.index, request.index);
    if (!done) return;
    placeHints(request, stop);
    answerQuestion(request, stop);
    if (!request.playing) addFigures(request);
    served_ = request;
    fillStep_ = 0;
    surveyStep_ = 0;
}

base::Result<void> PreviewColorWorker::color(const ViewRequest& request, std::stop_token stop) {
    const std::uint64_t key = board_.keyOf(request);
    const auto known = board_.cache.colorView(request.index, key);
    const bool good = known && (request.playing || known->quality == ColorQuality::Exact);
    if (auto used = colorist_->use(*request.plan, request.index); !used) {
        refused_ = key;
        return used;
    }
    if (good) {
        // Perhaps coloured ahead since the view thread looked for it.
        if (published_ != request.serial) publish(request, *known);
        return explainer_->show(request, nullptr, stop);
    }
    if (!known && !request.playing && colorist_->hasModel() && !colorist_->isNear(request.index)) {
        if (auto shown = showDraft(request, stop); !shown) return shown;
    }
    std::optional<SteadyField> steady = SteadyField{{}, false, ColorQuality::Exact};
    if (colorist_->hasModel()) {
        // A running film takes what comes, even late; a scrubbing hand has moved on.
        const auto movedOn = [&] { return !request.playing && board_.outdated(request); };
        const Effort effort = request.playing ? Effort::Quick : Effort::Exact;
        auto field = colorist_->steadyField(request.index, effort, movedOn, stop);
        if (!field) return base::fail(field.error());
        steady = std::move(*field);
    }
    if (!steady) return {};
    const auto view = paint(request.index, *steady, request, stop);
    if (!view) return base::fail(view.error());
    publish(request, *view);
    return explainer_->show(request, colorist_->hasModel() ? &steady->field : nullptr, stop);
}

base::Result<void> PreviewColorWorker::showDraft(const ViewRequest& request, std::stop_token stop) {
    auto field = colorist_->networkField(request.index, stop);
    if (!field) return base::fail(field.error());
    const auto view =
        paint(request.index, {std::move(*field), false, ColorQuality::Draft}, request, stop);
    if (!view) return base::fail(view.error());
    publish(request, *view);
    placeHints(request, stop);
    return {};
}

void PreviewColorWorker::placeHints(const ViewRequest& request, std::stop_token stop) {
    if (request.playing || placed_ == request.serial || board_.outdated(request)) return;
    placed_ = request.serial;
    auto hints = colorist_->placedHints(request.index, std::move(stop));
    // A frame that cannot be read has been reported with its picture.
    if (hints) board_.emitHints(request.index, std::move(*hints));
}

void PreviewColorWorker::answerQuestion(const ViewRequest& request, std::stop_token stop) {
    if (!request.question || request.playing || request.question->frame != request.index) return;
    const ColorQuestion& question = *request.question;
    auto colors = colorist_->likelyColors(question.frame, question.x, question.y, std::move(stop));
    board_.settle(question);
    if (!colors) {
        board_.report(colors.error());
        return;
    }
    board_.emitSuggestions(question.frame, std::move(*colors));
}

base::Result<ColorView> PreviewColorWorker::paint(std::int64_t frame, const SteadyField& steady,
                                                  const ViewRequest& request,
                                                  std::stop_token stop) {
    auto view = render(frame, steady, request, std::move(stop));
    if (view) board_.cache.putColorView(frame, board_.keyOf(*request.plan, frame), *view);
    return view;
}

base::Result<ColorView> PreviewColorWorker::render(std::int64_t frame, const SteadyField& steady,
                                                   const ViewRequest& request,
                                                   std::stop_token stop) {
    const edit::FramePlan& plan = *request.plan;
    auto image = plan.skips(frame) ? colorist_->paintAsItIs(frame, stop)
                                   : colorist_->paint(frame, steady.field,
                                                      plan.settingsAt(frame).saturation, stop);
    if (!image) return base::fail(image.error());
    meter_.note({frame, board_.keyOf(plan, frame)}, *image, steady);
    return ColorView{std::move(*image), steady.quality, steady.stabilized, {}};
}

void PreviewColorWorker::publish(const ViewRequest& request, const ColorView& view) {
    published_ = request.serial;
    board_.emit({request.index, ViewKind::Color, view.image, view.stabilized, view.figures});
}

void PreviewColorWorker::addFigures(const ViewRequest& request) {
    if (board_.outdated(request)) return;
    const std::uint64_t key = board_.keyOf(request);
    auto view = board_.cache.colorView(request.index, key);
    const auto truth = board_.cache.plainView(request.index, ViewKind::Reference);
    if (!view || view->figures || !truth || !board_.film.reference().fit.comparable() ||
        !truth->rgba.sameSize(view->image.rgba))
        return;
    view->figures = compareViews(view->image, *truth);
    board_.cache.putColorView(request.index, key, *view);
    publish(request, *view);
}

bool PreviewColorWorker::fillOne(std::stop_token stop) {
    if (!served_ || board_.outdated(*served_)) return false;
    const edit::FramePlan& plan = *served_->plan;
    const auto shown = board_.cache.colorView(served_->index, board_.keyOf(*served_));
    if (!shown) return false;
    const auto keyAt = [&](std::int64_t frame) {
        return ChromaKey{frame, board_.keyOf(plan, frame)};
    };
    // Some room stays for what was looked at before.
    const std::int64_t room = board_.cache.roomForColorViews(shown->image.rgba.bytes()) * 3 / 4;
    const std::int64_t count = board_.film.frameCount();
    for (; fillStep_ < room && fillFrame() < count; ++fillStep_) {
        const ChromaKey key = keyAt(fillFrame());
        const bool made = board_.cache.hasColorView(key.frame, key.settings);
        if (made && (served_->playing || !meter_.lacksTruth(key))) continue;
        const bool filled = fill(key.frame, Keep::View, stop);
        if (filled) ++fillStep_;
        return filled;
    }
    if (served_->playing || !board_.surveys) return false;
    for (; surveyStep_ < count; ++surveyStep_) {
        const ChromaKey key = keyAt((served_->index + surveyStep_) % count);
        if (meter_.hasAll(key)) continue;
        const bool filled = fill(key.frame, Keep::FiguresOnly, stop);
        if (filled) ++surveyStep_;
        return filled;
    }
    return false;
}

bool PreviewColorWorker::fill(std::int64_t frame, Keep keep, std::stop_token stop) {
    const ChromaKey key{frame, board_.keyOf(*served_->plan, frame)};
    auto view = board_.cache.colorView(frame, key.settings);
    const bool draft = view && view->quality == ColorQuality::Draft;
    if (!view || (draft && keep == Keep::FiguresOnly)) {
        if (!colorist_->use(*served_->plan, frame)) return false;
        SteadyField steady{{}, false, ColorQuality::Exact};
        if (colorist_->hasModel()) {
            const auto movedOn = [&] { return board_.outdated(*served_); };
            const Effort effort = served_->playing ? Effort::Quick : Effort::Exact;
            auto field = colorist_->steadyField(frame, effort, movedOn, stop);
            if (!field || !*field) return false;
            steady = std::move(**field);
        }
        // Painting takes as long as a person notices: an edit does not wait for it.
        if (board_.outdated(*served_)) return false;
        auto made = keep == Keep::View ? paint(frame, steady, *served_, stop)
                                       : render(frame, steady, *served_, stop);
        if (!made) return false;
        view = std::move(*made);
    }
    if (!served_->playing && meter_.lacksTruth(key)) meter_.compare(key, view->image, stop);
    board_.emitStates(frame, frame);
    return true;
}

// What comes next is looked at next; an edit concerns its whole segment; then comes the rest.
std::int64_t PreviewColorWorker::fillFrame() const {
    const std::int64_t index = served_->index;
    const edit::Segment* segment = served_->plan->segmentAt(index);
    if (segment == nullptr || served_->playing) return index + fillStep_;
    const std::int64_t ahead = segment->range.last - index + 1;  // the served frame among them
    const std::int64_t before = index - segment->range.first;
    if (fillStep_ < ahead) return index + fillStep_;
    if (fillStep_ < ahead + before) return segment->range.first + fillStep_ - ahead;
    return index + fillStep_ - before;
}

}  // namespace kinechrome::pipeline
