// SPDX-License-Identifier: GPL-3.0-or-later
// One append-only data file of the chroma store.
#pragma once

#include <cstdint>
#include <filesystem>
#include <functional>
#include <memory>
#include <optional>
#include <vector>

#include "core/base/error.h"
#include "core/pipeline/chroma_record.h"

namespace kinechrome::pipeline {

// Owns the file's descriptor. append() and kill() belong to one thread at a time; read() may run
// beside them on any thread.
class ChromaSegment {
public:
    // Opens or creates the file. Errors: Output.
    [[nodiscard]] static base::Result<std::shared_ptr<ChromaSegment>> open(
        const std::filesystem::path& path);
    ~ChromaSegment();
    ChromaSegment(const ChromaSegment&) = delete;
    ChromaSegment& operator=(const ChromaSegment&) = delete;

    // Calls `found` for each live record in the order of writing, steps over damage, and cuts off
    // what a crash left unfinished at the end.
    using Visitor =
        std::function<void(const ChromaKey& key, std::uint64_t offset, std::size_t bytes)>;
    void scan(const Visitor& found);

    // Returns the offset of the record. A failed write leaves the file as it was. Errors: Output.
    [[nodiscard]] base::Result<std::uint64_t> append(const std::vector<std::byte>& record);
    [[nodiscard]] std::optional<color::ChromaField> read(std::uint64_t offset,
                                                         std::size_t bytes) const;
    // Marks the record as gone, on the disk too.
    void kill(std::uint64_t offset);
    // Deletes the file; readers that still hold the segment go on reading.
    void remove();

    [[nodiscard]] std::uint64_t bytes() const { return end_; }

private:
    ChromaSegment(std::filesystem::path path, int descriptor);

    std::filesystem::path path_;
    int descriptor_;
    std::uint64_t end_ = 0;
};

}  // namespace kinechrome::pipeline
