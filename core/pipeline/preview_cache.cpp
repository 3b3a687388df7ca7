// SPDX-License-Identifier: GPL-3.0-or-later
// The preview's cache of views and chroma fields.
#include "core/pipeline/preview_cache.h"

#include <algorithm>

namespace kinechrome::pipeline {

namespace {

// Of one frame's figures with their place in the cache, about.
constexpr std::size_t figuresBytes = 160;

template <class Value>
void prefer(std::optional<Value>& value, const std::optional<Value>& better) {
    if (better) value = better;
}

// `record` with what `better` knows in place of its own.
void improve(FrameRecord& record, const FrameRecord& better) {
    prefer(record.field.flickerBefore, better.field.flickerBefore);
    prefer(record.field.flickerAfter, better.field.flickerAfter);
    prefer(record.field.uncertainty, better.field.uncertainty);
    prefer(record.colorfulness, better.colorfulness);
}

}  // namespace

PreviewCache::PreviewCache(std::size_t maxBytes) : shared_(maxBytes) {}

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

std::optional<FieldFigures> PreviewCache::fieldFigures(const ChromaKey& key) const {
    const std::lock_guard lock(shared_.mutex);
    const FieldFigures* known = shared_.fieldFigures.peek(key);
    return known == nullptr ? std::nullopt : std::optional(*known);
}

void PreviewCache::putFieldFigures(const ChromaKey& key, const FieldFigures& figures) {
    const std::lock_guard lock(shared_.mutex);
    shared_.fieldFigures.insert(key, figures, figuresBytes);
}

std::optional<MeasuredFrame> PreviewCache::measured(const ChromaKey& key) const {
    const std::lock_guard lock(shared_.mutex);
    const MeasuredFrame* known = shared_.measured.peek(key);
    return known == nullptr ? std::nullopt : std::optional(*known);
}

void PreviewCache::putMeasured(const ChromaKey& key, const MeasuredFrame& frame) {
    const std::lock_guard lock(shared_.mutex);
    MeasuredFrame merged = frame;
    if (const MeasuredFrame* known = shared_.measured.peek(key)) {
        merged = *known;
        if (frame.quality == ColorQuality::Exact) {
            improve(merged.record, frame.record);
            merged.quality = ColorQuality::Exact;
        } else {
            FrameRecord record = frame.record;
            improve(record, known->record);
            record.ciede2000 = known->record.ciede2000;
            record.colorfulnessTruth = known->record.colorfulnessTruth;
            merged.record = record;
        }
    }
    shared_.measured.insert(key, merged, figuresBytes);
}

void PreviewCache::putCompared(const ChromaKey& key, const MeasuredFrame& frame) {
    const std::lock_guard lock(shared_.mutex);
    MeasuredFrame merged = frame;
    if (const MeasuredFrame* known = shared_.measured.peek(key)) merged = *known;
    merged.record.ciede2000 = frame.record.ciede2000;
    merged.record.colorfulnessTruth = frame.record.colorfulnessTruth;
    merged.truthGeneration = frame.truthGeneration;
    shared_.measured.insert(key, merged, figuresBytes);
}

std::vector<FrameRecord> PreviewCache::records(std::int64_t first, std::int64_t last,
                                               const KeyOf& keyOf,
                                               std::optional<std::uint64_t> truthGeneration) const {
    const std::lock_guard lock(shared_.mutex);
    std::vector<FrameRecord> records;
    records.reserve(static_cast<std::size_t>(std::max<std::int64_t>(last - first + 1, 0)));
    for (std::int64_t frame = first; frame <= last; ++frame) {
        FrameRecord& record = records.emplace_back();
        const MeasuredFrame* known = shared_.measured.peek({frame, keyOf(frame)});
        if (known == nullptr) continue;
        record = known->record;
        if (known->truthGeneration == truthGeneration) continue;
        record.ciede2000.reset();
        record.colorfulnessTruth.reset();
    }
    return records;
}

void PreviewCache::setMaxBytes(std::size_t maxBytes) {
    const std::lock_guard lock(shared_.mutex);
    shared_.maxBytes = maxBytes;
    shared_.plain.setMaxBytes(maxBytes / 4);
    shared_.colored.setMaxBytes(maxBytes / 2);
    shared_.fields.setMaxBytes(maxBytes / 4);
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
    const std::lock_guard lock(shared_.mutex);
    return static_cast<std::int64_t>(shared_.maxBytes / 2 / std::max<std::size_t>(bytesOfOne, 1));
}

}  // namespace kinechrome::pipeline
