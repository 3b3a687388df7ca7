// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/pipeline/kept_fields.h"

#include "core/pipeline/field_keys.h"

namespace kinechrome::pipeline {

std::optional<color::ChromaField> KeptFields::find(std::int64_t frame, std::uint64_t key) {
    if (auto known = cache_.field({frame, key})) return known;
    if (store_ == nullptr) return std::nullopt;
    auto stored = store_->get(frame, key);
    if (stored) cache_.putField({frame, key}, *stored);
    return stored;
}

void KeptFields::keep(std::int64_t frame, std::uint64_t key, const color::ChromaField& field,
                      const FieldFigures& figures) {
    cache_.putField({frame, key}, field);
    cache_.putFieldFigures({frame, figuresKey(key)}, figures);
    if (store_ == nullptr) return;
    // A full disk only costs the next session some time: what is shown does not depend on it.
    static_cast<void>(store_->put(frame, key, field));
    static_cast<void>(store_->put(frame, figuresKey(key), packed(figures)));
}

FieldFigures KeptFields::figures(std::int64_t frame, std::uint64_t key) {
    const ChromaKey at{frame, figuresKey(key)};
    if (const auto known = cache_.fieldFigures(at)) return *known;
    const auto stored = store_ == nullptr ? std::nullopt : store_->get(frame, at.settings);
    const FieldFigures figures = stored ? unpacked(*stored) : FieldFigures();
    cache_.putFieldFigures(at, figures);
    return figures;
}

}  // namespace kinechrome::pipeline
