// SPDX-License-Identifier: GPL-3.0-or-later
// The preview's cache of views and chroma fields.
#include "core/pipeline/preview_cache.h"

#include <algorithm>

namespace kinechrome::pipeline {

PreviewCache::PreviewCache(std::size_t maxBytes) : maxBytes_(maxBytes), shared_(maxBytes) {}

std::optional<PreviewImage> PreviewCache::plainView(std::int64_t frame, ViewKind kind) {
    const std::lock_guard lock(shared_.mutex);
    return shared_.plain.find({frame, kind});
}

void PreviewCache::putPlainView(std::int64_t frame, ViewKind kind, const PreviewImage& image) {
    const std::lock_guard lock(shared_.mutex);
    shared_.plain.insert({frame, kind}, image, image.rgba.bytes());
}

void PreviewCache::dropReferences() {
    const std::lock_guard lock(shared_.mutex);
    shared_.plain.eraseIf([](const PlainKey& key) { return key.second == ViewKind::Reference; });
    shared_.colored.eraseIf([&](const ChromaKey& key) {
        const auto view = shared_.colored.find(key);
        return view && view->figures.has_value();
    });
}

std::optional<ColorView> PreviewCache::colorView(std::int64_t frame, std::uint64_t settings) {
    const std::lock_guard lock(shared_.mutex);
    return shared_.colored.find({frame, settings});
}

void PreviewCache::putColorView(std::int64_t frame, std::uint64_t settings, const ColorView& view) {
    const std::lock_guard lock(shared_.mutex);
    shared_.colored.insert({frame, settings}, view, view.image.rgba.bytes());
    shared_.failed.erase({frame, settings});
}

bool PreviewCache::hasColorView(std::int64_t frame, std::uint64_t settings) const {
    const std::lock_guard lock(shared_.mutex);
    return shared_.colored.contains({frame, settings});
}

std::optional<color::ChromaField> PreviewCache::field(const ChromaKey& key) {
    const std::lock_guard lock(shared_.mutex);
    return shared_.fields.find(key);
}

void PreviewCache::putField(const ChromaKey& key, const color::ChromaField& field) {
    const std::lock_guard lock(shared_.mutex);
    const std::size_t bytes = field.a.bytes() + field.b.bytes() + field.confidence.bytes();
    shared_.fields.insert(key, field, bytes);
}

void PreviewCache::setPending(std::int64_t frame) {
    const std::lock_guard lock(shared_.mutex);
    shared_.pending = frame;
}

void PreviewCache::setFailed(std::int64_t frame, std::uint64_t settings) {
    const std::lock_guard lock(shared_.mutex);
    shared_.failed.insert({frame, settings});
}

void PreviewCache::clearFailures() {
    const std::lock_guard lock(shared_.mutex);
    shared_.failed.clear();
}

std::vector<FrameState> PreviewCache::states(std::int64_t first, std::int64_t last,
                                             const KeyOf& keyOf) const {
    const std::lock_guard lock(shared_.mutex);
    std::vector<FrameState> states;
    states.reserve(static_cast<std::size_t>(std::max<std::int64_t>(last - first + 1, 0)));
    for (std::int64_t frame = first; frame <= last; ++frame) {
        const ChromaKey key{frame, keyOf(frame)};
        if (shared_.colored.contains(key)) {
            states.push_back(FrameState::Cached);
        } else if (shared_.failed.contains(key)) {
            states.push_back(FrameState::Failed);
        } else {
            states.push_back(frame == shared_.pending ? FrameState::Pending : FrameState::Unknown);
        }
    }
    return states;
}

std::int64_t PreviewCache::roomForColorViews(std::size_t bytesOfOne) const {
    return static_cast<std::int64_t>(maxBytes_ / 2 / std::max<std::size_t>(bytesOfOne, 1));
}

}  // namespace kinechrome::pipeline
