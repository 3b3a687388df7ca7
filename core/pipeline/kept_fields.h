// SPDX-License-Identifier: GPL-3.0-or-later
// KeptFields: the steadied chroma of frames and what was measured of it, in memory and on the disk.
#pragma once

#include <cstdint>
#include <optional>

#include "core/color/chroma_field.h"
#include "core/pipeline/chroma_store.h"
#include "core/pipeline/field_meter.h"
#include "core/pipeline/preview_cache.h"

namespace kinechrome::pipeline {

// `key` says what a field was made of (field_keys.h). One thread at a time.
class KeptFields {
public:
    // `store` may be null: memory only. Both outlive this.
    KeptFields(PreviewCache& cache, ChromaStore* store) : cache_(cache), store_(store) {}

    [[nodiscard]] std::optional<color::ChromaField> find(std::int64_t frame, std::uint64_t key);
    // Of a field that was kept; empty values where nothing was measured.
    [[nodiscard]] FieldFigures figures(std::int64_t frame, std::uint64_t key);
    void keep(std::int64_t frame, std::uint64_t key, const color::ChromaField& field,
              const FieldFigures& figures);

private:
    PreviewCache& cache_;
    ChromaStore* store_;
};

}  // namespace kinechrome::pipeline
