// SPDX-License-Identifier: GPL-3.0-or-later
// The index thread of the preview.
#include "core/pipeline/preview_index_worker.h"

#include <utility>

#include <fmt/format.h>

#include "core/color/luma_lock.h"
#include "core/color/screen.h"
#include "core/pipeline/preview_picture.h"

namespace kinechrome::pipeline {

namespace {

// Of the pictures on the timeline's strip, at twice its scale.
constexpr int smallWidth = 192;
constexpr int smallHeight = 108;
// A small picture is kept of every cut and of one frame in so many.
constexpr std::int64_t smallEvery = 8;
constexpr std::size_t keptSmalls = 24;
// The middle of a dissolve shows two shots: its new one is shown by a frame so much later.
constexpr std::int64_t clearOfDissolve = 12;

}  // namespace

void PreviewIndexWorker::run(std::stop_token stop) {
    if (!indexFilm(stop)) return;
    bool looking = reader_ != nullptr;
    if (!looking) finishShots();
    while (!stop.stop_requested()) {
        auto reference = board_.referenceRequests.tryTake();
        if (!reference && looking) {
            if (!board_.precedence.waitUntilFree(stop)) return;
            looking = lookForShots(stop);
            if (!looking && !stop.stop_requested()) finishShots();
            continue;
        }
        if (!reference) reference = board_.referenceRequests.take(stop);
        if (reference) indexReference(*reference, stop);
    }
}

bool PreviewIndexWorker::indexFilm(std::stop_token stop) {
    const std::filesystem::path& film = board_.film.footage();
    auto info = media::probe(film);
    if (!info) {
        board_.report(info.error());
        return false;
    }
    board_.film.setInfo(std::move(*info));
    showFirstFrame(film, stop);
    auto index = media::buildFrameIndex(film, &board_.film.indexing, stop);
    if (!index) {
        board_.report(index.error());
        return false;
    }
    const auto damage = index->damage;
    if (index->size() == 0) {
        board_.report({base::ErrorKind::Input, film.string(), "it has no frame that can be decoded",
                       "choose another file"});
        return false;
    }
    board_.film.setIndex(std::make_shared<const media::FrameIndex>(std::move(*index)));
    board_.emitIndex(false);
    if (damage) {
        board_.report({base::ErrorKind::Input, film.string(), *damage,
                       "what can be decoded is shown; look for a better copy"});
    }
    return true;
}

void PreviewIndexWorker::showFirstFrame(const std::filesystem::path& film, std::stop_token stop) {
    auto reader = media::VideoReader::open(film, {.threads = 1, .salvage = true});
    if (!reader) return;  // buildFrameIndex() says what is wrong
    reader_ = std::move(*reader);
    const auto first = reader_->next(stop);
    if (!first || !first->has_value()) {
        reader_.reset();
        return;
    }
    const color::Picture& picture = (*first)->picture;
    static_cast<void>(shots_.push(color::grayInput(picture)));
    const PreviewSize size =
        previewSize(picture.format.width, picture.format.height, board_.options);
    const PreviewImage gray{color::screenGray(picture, size.width, size.height), size.scale};
    board_.cache.putPlainView(0, ViewKind::Gray, gray);
    lookForTint(0, true, picture);
    board_.emitShot(0, smallOf(picture));
    board_.emit({0, ViewKind::Gray, gray, false, {}});
}

void PreviewIndexWorker::indexReference(const std::filesystem::path& path, std::stop_token stop) {
    PreviewFilm::Index known;
    ReferenceFit fit;
    if (!path.empty()) {
        auto index = media::buildFrameIndex(path, nullptr, stop);
        if (index) {
            known = std::make_shared<const media::FrameIndex>(std::move(*index));
            fit = fitOf(path, known->size());
        } else {
            board_.report(index.error());
        }
    }
    board_.film.setReference(path, known, fit);
    board_.cache.dropReferences();
    // What is on the screen gets its ground truth without being asked for again.
    board_.repeatLatestRequest();
}

// Says what is not as in the film.
ReferenceFit PreviewIndexWorker::fitOf(const std::filesystem::path& path, std::int64_t frames) {
    const auto film = board_.film.info();
    const auto info = media::probe(path);
    if (!film || !info) return {};
    ReferenceFit fit = fitReference(*film, board_.film.frameCount(), *info, frames);
    if (!fit.remarks.empty()) {
        board_.report({base::ErrorKind::Input, path.filename().string(),
                       fmt::format("{}", fmt::join(fit.remarks, "; ")),
                       "check that it is the colour original of this film"});
    }
    return fit;
}

bool PreviewIndexWorker::lookForShots(std::stop_token stop) {
    const auto next = reader_->next(stop);
    if (!next || !next->has_value()) return false;
    const media::VideoFrame& frame = **next;
    const auto begun = shots_.push(color::grayInput(frame.picture));
    const bool cut = shots_.cutNow();
    if (cut || frame.index % smallEvery == 0) {
        smalls_.push_back({frame.index, smallOf(frame.picture)});
        if (smalls_.size() > keptSmalls) smalls_.pop_front();
    }
    lookForTint(frame.index, cut, frame.picture);
    takeShots(begun);
    board_.film.setShotsKnownTo(shots_.knownTo());
    if (!begun.empty()) board_.emitIndex(false);
    return true;
}

void PreviewIndexWorker::takeShots(const std::vector<temporal::ShotFinder::Boundary>& begun) {
    for (const auto& shot : begun) {
        board_.film.addShot(shot.frame);
        const std::int64_t wanted = shot.gradual ? shot.frame + clearOfDissolve : shot.frame;
        for (const Small& small : smalls_) {
            if (small.frame < wanted) continue;
            board_.emitShot(shot.frame, small.picture);
            break;
        }
    }
}

PreviewImage PreviewIndexWorker::smallOf(const color::Picture& picture) {
    PreviewOptions small;
    small.maxWidth = smallWidth;
    small.maxHeight = smallHeight;
    const PreviewSize size = previewSize(picture.format.width, picture.format.height, small);
    return {color::screenGray(picture, size.width, size.height), size.scale};
}

void PreviewIndexWorker::lookForTint(std::int64_t frame, bool begins,
                                     const color::Picture& picture) {
    if (picture.format.layout == color::PlaneLayout::Gray) return;
    const auto verdict = tint_.look(frame, begins, picture);
    if (verdict) board_.emitJudgement(verdict->first, verdict->kind);
}

void PreviewIndexWorker::finishShots() {
    takeShots(shots_.finish());
    board_.film.setShotsKnownTo(shots_.knownTo());
    smalls_.clear();
    if (const auto verdict = tint_.end()) board_.emitJudgement(verdict->first, verdict->kind);
    reader_.reset();
    board_.film.completeCuts();
    board_.emitIndex(true);
}

}  // namespace kinechrome::pipeline
