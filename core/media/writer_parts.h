// SPDX-License-Identifier: GPL-3.0-or-later
// What the two kinds of MediaWriter share: everything that is decided before the first frame.
#pragma once

#include <cstdint>
#include <filesystem>
#include <memory>
#include <stop_token>

#include "core/media/encoder_target.h"
#include "core/media/media_writer.h"
#include "core/media/output_place.h"
#include "core/media/stream_info.h"
#include "core/media/stream_policy.h"
#include "core/media/video_encoder.h"

namespace kinechrome::media {

struct WriterParts {
    WriterRequest request;
    WriterPlan plan;
    OutputPlace place;
    SourceDescription source;
    EncoderRequest encoder;
    std::string container;  // FFmpeg's name; "" for a sequence
    std::vector<StreamRoute> routes;
    std::filesystem::path kept;  // see PieceRequest
    std::int64_t keptFrames = 0;
    std::stop_token stop;  // of copying what is kept
};

// Opens the source and checks the output's place; nothing is written. Errors: as
// MediaWriter::open.
[[nodiscard]] base::Result<WriterParts> prepareWriter(const WriterRequest& request);

[[nodiscard]] base::Result<std::unique_ptr<MediaWriter>> openContainerWriter(WriterParts parts);
[[nodiscard]] base::Result<std::unique_ptr<MediaWriter>> openSequenceWriter(WriterParts parts);

}  // namespace kinechrome::media
