// SPDX-License-Identifier: GPL-3.0-or-later
// The shared facts of a previewed film.
#include "core/pipeline/preview_film.h"

#include <algorithm>
#include <utility>

namespace kinechrome::pipeline {

void PreviewFilm::setInfo(media::MediaInfo info) {
    const std::lock_guard lock(shared_.mutex);
    shared_.info = std::move(info);
}

void PreviewFilm::setIndex(Index index) {
    {
        const std::lock_guard lock(shared_.mutex);
        shared_.index = std::move(index);
    }
    indexedOrStop_.notify_all();
}

void PreviewFilm::setReference(std::filesystem::path path, Index index, ReferenceFit fit) {
    const std::lock_guard lock(shared_.mutex);
    shared_.reference.path = std::move(path);
    shared_.reference.index = std::move(index);
    shared_.reference.fit = std::move(fit);
    ++shared_.reference.generation;
}

void PreviewFilm::addShot(std::int64_t first) {
    const std::lock_guard lock(shared_.mutex);
    shared_.cuts.frames.push_back(first);
}

void PreviewFilm::setShotsKnownTo(std::int64_t frame) {
    const std::lock_guard lock(shared_.mutex);
    shared_.cuts.knownTo = frame;
}

void PreviewFilm::completeCuts() {
    const std::lock_guard lock(shared_.mutex);
    shared_.cuts.complete = true;
}

std::optional<media::MediaInfo> PreviewFilm::info() const {
    const std::lock_guard lock(shared_.mutex);
    return shared_.info;
}

std::int64_t PreviewFilm::frameCount() const {
    const std::lock_guard lock(shared_.mutex);
    return shared_.index ? shared_.index->size() : 0;
}

PreviewFilm::Reference PreviewFilm::reference() const {
    const std::lock_guard lock(shared_.mutex);
    return shared_.reference;
}

PreviewFilm::Cuts PreviewFilm::cuts() const {
    const std::lock_guard lock(shared_.mutex);
    return shared_.cuts;
}

std::int64_t PreviewFilm::shotStart(std::int64_t frame) const {
    const std::lock_guard lock(shared_.mutex);
    const auto& cuts = shared_.cuts.frames;
    const auto after = std::upper_bound(cuts.begin(), cuts.end(), frame);
    return after == cuts.begin() ? 0 : *std::prev(after);
}

std::optional<bool> PreviewFilm::cutBetween(std::int64_t after, std::int64_t frame) const {
    const std::lock_guard lock(shared_.mutex);
    const auto& cuts = shared_.cuts.frames;
    const auto next = std::upper_bound(cuts.begin(), cuts.end(), after);
    if (next != cuts.end() && *next <= frame) return true;
    if (frame < shared_.cuts.knownTo) return false;
    return std::nullopt;
}

PreviewFilm::Index PreviewFilm::waitForIndex(std::stop_token stop) const {
    std::unique_lock lock(shared_.mutex);
    indexedOrStop_.wait(lock, stop, [&] { return shared_.index != nullptr; });
    return stop.stop_requested() ? nullptr : shared_.index;
}

}  // namespace kinechrome::pipeline
