// SPDX-License-Identifier: GPL-3.0-or-later
// Writing a film in pieces: a run of frames is encoded on its own, and pieces are put together
// packet by packet. FFV1 alone: each of its frames stands for itself.
#pragma once

#include <cstdint>
#include <filesystem>
#include <memory>
#include <stop_token>

#include "core/base/error.h"
#include "core/media/media_writer.h"

namespace kinechrome::media {

// What of the source's other streams goes into a piece.
enum class Carried {
    AllStreams,  // those of the whole film, also where the piece's pictures end before it
    VideoAlone,
};

// A piece has the timestamps, tags and metadata of the whole film, so that packets need no change
// when pieces are joined.
struct PieceRequest {
    WriterRequest film;  // of the whole film
    Carried carried = Carried::AllStreams;
    // The piece begins with the first `keptFrames` packets of this file, which a writer of the same
    // request has made; write() goes on behind them.
    std::filesystem::path kept;
    std::int64_t keptFrames = 0;
};

// Copying what is kept is done before this returns. Errors: as MediaWriter::open; Input where the
// kept file is not what it should be, Interrupted.
[[nodiscard]] base::Result<std::unique_ptr<MediaWriter>> openPieceWriter(
    const PieceRequest& request, std::stop_token stop);

}  // namespace kinechrome::media
