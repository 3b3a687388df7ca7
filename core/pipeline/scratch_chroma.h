// SPDX-License-Identifier: GPL-3.0-or-later
// ScratchChroma: chroma fields on disk for the length of one job, in layers.
#pragma once

#include <cstdint>
#include <filesystem>
#include <memory>

#include "core/base/error.h"
#include "core/color/chroma_field.h"
#include "core/pipeline/chroma_store.h"

namespace kinechrome::pipeline {

// Owns its folder and removes it at the end. Fields are kept as half floats (see ChromaStore); in
// memory there are some tens of bytes a frame. put() and get() may run side by side.
class ScratchChroma {
public:
    // Creates `folder`, which must not be in use. Errors: Output.
    [[nodiscard]] static base::Result<std::unique_ptr<ScratchChroma>> make(
        std::filesystem::path folder);
    // The same under the system's folder for temporary files. Errors: Output.
    [[nodiscard]] static base::Result<std::unique_ptr<ScratchChroma>> makeTemporary();
    ~ScratchChroma();
    ScratchChroma(const ScratchChroma&) = delete;
    ScratchChroma& operator=(const ScratchChroma&) = delete;

    // Errors: Output (disk full).
    [[nodiscard]] base::Result<void> put(std::int64_t frame, std::uint64_t layer,
                                         const color::ChromaField& field);
    // Errors: Internal when there is no such field or the disk has damaged it.
    [[nodiscard]] base::Result<color::ChromaField> get(std::int64_t frame, std::uint64_t layer);

private:
    ScratchChroma(std::filesystem::path folder, std::unique_ptr<ChromaStore> store)
        : folder_(std::move(folder)), store_(std::move(store)) {}

    std::filesystem::path folder_;
    std::unique_ptr<ChromaStore> store_;
};

}  // namespace kinechrome::pipeline
