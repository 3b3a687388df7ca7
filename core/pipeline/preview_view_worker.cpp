// SPDX-License-Identifier: GPL-3.0-or-later
// The view thread of the preview.
#include "core/pipeline/preview_view_worker.h"

#include <algorithm>
#include <utility>

#include "core/color/screen.h"
#include "core/pipeline/preview_picture.h"

namespace kinechrome::pipeline {

namespace {

constexpr std::int64_t framesAhead = 6;
constexpr std::size_t keptPictures = std::size_t{16} << 20U;

PreviewSize sizeOf(const color::Picture& picture, const PreviewOptions& options) {
    return previewSize(picture.format.width, picture.format.height, options);
}

}  // namespace

void PreviewViewWorker::run(std::stop_token stop) {
    const auto index = board_.film.waitForIndex(stop);
    if (!index) return;
    film_ = std::make_unique<PreviewFrames>(board_.film.footage(), index, keptPictures);
    while (!stop.stop_requested()) {
        auto request = board_.viewRequests.tryTake();
        if (!request) {
            if (readAhead(stop) || readSource(stop)) continue;
            request = board_.viewRequests.take(stop);
        }
        if (request) serve(*request, stop);
    }
}

void PreviewViewWorker::serve(ViewRequest request, std::stop_token stop) {
    const Precedence::Hold hold(board_.precedence);
    request.index = std::clamp<std::int64_t>(request.index, 0, film_->count() - 1);
    served_ = request;
    // Another plan: other frames of the film are cached.
    if (plan_ && plan_ != request.plan) board_.emitStates(0, film_->count() - 1);
    plan_ = request.plan;
    showCachedColor(request);
    if (auto made = makeFilmViews(request.index, stop); !made) {
        board_.report(made.error());
        return;
    }
    show(request.index, ViewKind::Gray);
    if (board_.film.footageIsReference()) show(request.index, ViewKind::Reference);
    board_.colorRequests.post(request);
    if (board_.film.footageIsReference() || !board_.hasReference()) return;
    const auto generation = board_.film.reference().generation;
    makeReferenceView(request.index, stop);
    if (board_.film.reference().generation != generation) return;  // another one meanwhile, or none
    show(request.index, ViewKind::Reference);
    // Once more, for the figures that the ground truth allows.
    if (!request.playing && !board_.outdated(request)) board_.colorRequests.post(request);
}

void PreviewViewWorker::showCachedColor(const ViewRequest& request) {
    const auto view = board_.cache.colorView(request.index, board_.keyOf(request));
    if (!view) return;
    board_.emit({request.index, ViewKind::Color, view->image, view->stabilized, view->figures});
}

base::Result<void> PreviewViewWorker::makeFilmViews(std::int64_t frame, std::stop_token stop) {
    const bool needsReference = board_.film.footageIsReference();
    const bool gray = board_.cache.plainView(frame, ViewKind::Gray).has_value();
    const bool reference =
        !needsReference || board_.cache.plainView(frame, ViewKind::Reference).has_value();
    if (gray && reference) return {};
    const auto decoded = film_->frame(frame, stop);
    if (!decoded) return base::fail(decoded.error());
    board_.sources.set(frame, decoded->picture);
    const PreviewSize size = sizeOf(decoded->picture, board_.options);
    if (!gray) {
        board_.cache.putPlainView(
            frame, ViewKind::Gray,
            {color::screenGray(decoded->picture, size.width, size.height), size.scale});
    }
    if (!reference) {
        board_.cache.putPlainView(
            frame, ViewKind::Reference,
            {color::screenRgba(decoded->picture, size.width, size.height), size.scale});
    }
    return {};
}

void PreviewViewWorker::makeReferenceView(std::int64_t frame, std::stop_token stop) {
    if (board_.cache.plainView(frame, ViewKind::Reference)) return;
    PreviewFrames* frames = referenceFrames();
    const ReferenceFit fit = board_.film.reference().fit;
    const std::int64_t there = frame + fit.offset;
    if (frames == nullptr || there < 0 || there >= frames->count()) return;
    const auto decoded = frames->frame(there, stop);
    if (!decoded) {
        board_.report(decoded.error());
        return;
    }
    // The reference is shown within the film's preview size, whatever its own: the views lie side
    // by side and are compared pixel by pixel.
    const auto gray = board_.cache.plainView(frame, ViewKind::Gray);
    if (!gray) return;
    board_.cache.putPlainView(
        frame, ViewKind::Reference,
        {fittedPicture(decoded->picture, fit, gray->rgba.width(), gray->rgba.height()),
         gray->scale});
}

void PreviewViewWorker::show(std::int64_t frame, ViewKind kind) {
    if (auto view = board_.cache.plainView(frame, kind)) {
        board_.emit({frame, kind, std::move(*view), false, {}});
    }
}

bool PreviewViewWorker::readAhead(std::stop_token stop) {
    if (!served_ || !served_->playing || board_.outdated(*served_)) return false;
    const std::int64_t last = std::min(served_->index + framesAhead, film_->count() - 1);
    for (std::int64_t frame = served_->index + 1; frame <= last; ++frame) {
        if (board_.cache.plainView(frame, ViewKind::Gray)) continue;
        return makeFilmViews(frame, stop).has_value();
    }
    return false;
}

bool PreviewViewWorker::readSource(std::stop_token stop) {
    if (!served_ || served_->playing || board_.outdated(*served_)) return false;
    if (board_.sources.picture(served_->index)) return false;
    const std::stop_token reading = board_.sources.beginReading();
    const std::stop_callback ending(stop, [&] { board_.sources.giveUp(); });
    if (board_.outdated(*served_)) return false;  // since before the reading could be given up
    const auto decoded = film_->frame(served_->index, reading);
    if (decoded) board_.sources.set(served_->index, decoded->picture);
    return decoded.has_value();
}

PreviewFrames* PreviewViewWorker::referenceFrames() {
    const PreviewFilm::Reference known = board_.film.reference();
    if (known.generation != referenceGeneration_) {
        reference_.reset();
        referenceGeneration_ = known.generation;
        if (known.index) {
            reference_ = std::make_unique<PreviewFrames>(known.path, known.index, keptPictures);
        }
    }
    return reference_.get();
}

}  // namespace kinechrome::pipeline
