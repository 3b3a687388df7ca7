// SPDX-License-Identifier: GPL-3.0-or-later
// PieceJoiner: pieces of one film, made by openPieceWriter(), put together without encoding again.
#pragma once

#include <filesystem>
#include <functional>
#include <memory>
#include <stop_token>
#include <vector>

#include "core/base/error.h"

namespace kinechrome::media {

struct JoinedPieces {
    std::vector<std::filesystem::path> pieces;  // in order; the first one has the other streams
    std::vector<std::int64_t> frames;           // that each of them must have
    std::filesystem::path output;               // Matroska
    bool overwrite = false;
};

// One thread at a time. As a MediaWriter: nothing appears under the final name before publish();
// destroying an unpublished one removes what it made.
class PieceJoiner {
public:
    // Checks the place and opens the first piece; nothing is written. Errors: Output, Input.
    [[nodiscard]] static base::Result<std::unique_ptr<PieceJoiner>> open(
        const JoinedPieces& request);
    virtual ~PieceJoiner() = default;

    [[nodiscard]] virtual const std::filesystem::path& partPath() const = 0;
    // The part file, whole; `copied` is told after each frame. Errors: Input (a piece is damaged,
    // shorter or longer than told, or was encoded otherwise), Output, Interrupted.
    [[nodiscard]] virtual base::Result<void> join(const std::function<void()>& copied,
                                                  std::stop_token stop) = 0;
    // Renames the part file to the final name. Only after join(). Errors: Output.
    [[nodiscard]] virtual base::Result<void> publish() = 0;
};

}  // namespace kinechrome::media
