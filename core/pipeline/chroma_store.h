// SPDX-License-Identifier: GPL-3.0-or-later
// ChromaStore: chroma fields on disk by frame and settings, for everything that must come back to
// colour made earlier: look-ahead methods, preview, resume, shards.
#pragma once

#include <cstddef>
#include <cstdint>
#include <filesystem>
#include <memory>
#include <optional>

#include "core/base/error.h"
#include "core/color/chroma_field.h"
#include "core/edit/settings.h"

namespace kinechrome::pipeline {

struct ChromaStoreOptions {
    std::uint64_t maxBytes = 0;  // on disk; the oldest records go first. 0: no bound
    std::uint64_t segmentBytes = std::uint64_t{64} << 20U;  // of one data file, about
};

// Fields are kept as half floats (a*, b* exact to 1/16 up to 128). A record is whole or missing:
// each has a check sum, a crash loses at most the record being written, and damage on the disk
// costs the records it touches. In memory there is only an index of some tens of bytes a record.
// Members may be called from any thread; reading does not wait for other reads. One process at a
// time may have a folder open.
class ChromaStore {
public:
    // Creates the folder if need be and finds what is already there. Errors: Output (no
    // permission, in use by another process).
    [[nodiscard]] static base::Result<std::unique_ptr<ChromaStore>> open(
        const std::filesystem::path& folder, const ChromaStoreOptions& options = {});
    virtual ~ChromaStore() = default;

    // `settings`: see edit::settingsKey. Replaces an earlier field of the same frame and settings.
    // Errors: Output (disk full), Internal (empty field or planes of unlike sizes).
    [[nodiscard]] virtual base::Result<void> put(std::int64_t frame, std::uint64_t settings,
                                                 const color::ChromaField& field) = 0;
    // Empty when the field was never stored, was dropped, or is damaged.
    [[nodiscard]] virtual std::optional<color::ChromaField> get(std::int64_t frame,
                                                                std::uint64_t settings) = 0;
    // Whether there is a record, without reading it: damage shows in get() only.
    [[nodiscard]] virtual bool contains(std::int64_t frame, std::uint64_t settings) const = 0;
    // Forgets the frames of the range, on the disk too.
    virtual void invalidate(edit::FrameRange range, std::uint64_t settings) = 0;
    // Of the data files.
    [[nodiscard]] virtual std::uint64_t bytes() const = 0;
    [[nodiscard]] virtual std::size_t size() const = 0;  // records
};

}  // namespace kinechrome::pipeline
