// SPDX-License-Identifier: GPL-3.0-or-later
// Demuxer: packets of one local file, and nothing but that file.
#pragma once

#include <memory>

#include "core/base/error.h"
#include "core/media/ffmpeg_handles.h"
#include "core/media/input_location.h"
#include "core/media/media_info.h"

namespace kinechrome::media {

enum class Streams {
    VideoOnly,    // the first video stream
    AllButVideo,  // sound, subtitles, data, attachments
    All,
};

// Owns the open file. One thread at a time.
class Demuxer {
public:
    // Errors: Input (missing, unsupported, refused because it opens other files, no video).
    [[nodiscard]] static base::Result<std::unique_ptr<Demuxer>> open(
        const std::filesystem::path& path, Streams streams,
        NumberedFile numbered = NumberedFile::Sequence);

    [[nodiscard]] const InputLocation& location() const { return location_; }
    [[nodiscard]] AVFormatContext* context() const { return context_.get(); }
    [[nodiscard]] AVStream* video() const { return video_; }

    // The next packet of the wanted streams: 0, AVERROR_EOF, or the read error.
    [[nodiscard]] int read(AVPacket* packet);
    // To a key frame not later than `pts` of the video stream. False: the container cannot.
    [[nodiscard]] bool seek(std::int64_t pts);
    // Bytes read so far, for progress.
    [[nodiscard]] std::int64_t position() const;

private:
    Demuxer(InputLocation location, AvInputPtr context, AVStream* video, Streams streams);

    InputLocation location_;
    AvInputPtr context_;
    AVStream* video_;
    Streams streams_;
};

}  // namespace kinechrome::media
