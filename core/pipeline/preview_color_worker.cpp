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
    if (!request.playing) addFigures(request);
    served_ = request;
    nextToFill_ = request.index + 1;
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
        return {};
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
    return {};
}

base::Result<void> PreviewColorWorker::showDraft(const ViewRequest& request, std::stop_token stop) {
    auto field = colorist_->networkField(request.index, stop);
    if (!field) return base::fail(field.error());
    const auto view =
        paint(request.index, {std::move(*field), false, ColorQuality::Draft}, request, stop);
    if (!view) return base::fail(view.error());
    publish(request, *view);
    return {};
}

base::Result<ColorView> PreviewColorWorker::paint(std::int64_t frame, const SteadyField& steady,
                                                  const ViewRequest& request,
                                                  std::stop_token stop) {
    const edit::FramePlan& plan = *request.plan;
    auto image = plan.skips(frame) ? colorist_->paintAsItIs(frame, stop)
                                   : colorist_->paint(frame, steady.field,
                                                      plan.settingsAt(frame).saturation, stop);
    if (!image) return base::fail(image.error());
    ColorView view{std::move(*image), steady.quality, steady.stabilized, {}};
    board_.cache.putColorView(frame, board_.keyOf(plan, frame), view);
    return view;
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
    if (!view || view->figures || !truth || !truth->rgba.sameSize(view->image.rgba)) return;
    view->figures = compareViews(view->image, *truth);
    board_.cache.putColorView(request.index, key, *view);
    publish(request, *view);
}

bool PreviewColorWorker::fillOne(std::stop_token stop) {
    if (!served_ || board_.outdated(*served_)) return false;
    const edit::FramePlan& plan = *served_->plan;
    const auto shown = board_.cache.colorView(served_->index, board_.keyOf(*served_));
    if (!shown) return false;
    // Some room stays for what was looked at before.
    const std::int64_t room = board_.cache.roomForColorViews(shown->image.rgba.bytes()) * 3 / 4;
    const std::int64_t end = std::min(served_->index + room, board_.film.frameCount());
    const auto made = [&](std::int64_t frame) {
        return board_.cache.hasColorView(frame, board_.keyOf(plan, frame));
    };
    while (nextToFill_ < end && made(nextToFill_)) ++nextToFill_;
    if (nextToFill_ >= end || !colorist_->use(plan, nextToFill_)) return false;
    SteadyField steady{{}, false, ColorQuality::Exact};
    if (colorist_->hasModel()) {
        const auto movedOn = [&] { return board_.outdated(*served_); };
        const Effort effort = served_->playing ? Effort::Quick : Effort::Exact;
        auto field = colorist_->steadyField(nextToFill_, effort, movedOn, stop);
        if (!field || !*field) return false;
        steady = std::move(**field);
    }
    if (!paint(nextToFill_, steady, *served_, stop)) return false;
    board_.emitStates(nextToFill_, nextToFill_);
    ++nextToFill_;
    return true;
}

}  // namespace kinechrome::pipeline
