// SPDX-License-Identifier: GPL-3.0-or-later
// What a file holds: the answer of `inspect` and the first thing every job asks.
#pragma once

#include <cstdint>
#include <filesystem>
#include <optional>
#include <stop_token>
#include <string>
#include <vector>

#include "core/base/error.h"
#include "core/base/progress.h"
#include "core/base/rational.h"
#include "core/color/picture.h"

namespace kinechrome::media {

struct VideoStreamInfo {
    int streamIndex = -1;
    std::string codec;
    std::string pixelFormat;      // FFmpeg's name, as stored
    color::PictureFormat format;  // as decoded by VideoReader
    base::Rational rate;          // exact; from the container, else from the stream
    base::Rational timeBase;
    base::Rational sampleAspect{1, 1};
    std::string fieldOrder;  // "progressive", "tt", "bb", "tb", "bt", "unknown"
    std::string range, matrix, primaries,
        transfer;          // FFmpeg's names of the tags, "unknown" when untagged
    std::string timecode;  // "" when there is none
    double durationSeconds = 0.0;
    std::int64_t estimatedFrames = 0;  // from the header; 0 when unknown. Exact counts: FrameIndex
};

struct AudioStreamInfo {
    int streamIndex = -1;
    std::string codec;
    int channels = 0;
    int sampleRate = 0;
    double durationSeconds = 0.0;
    std::string language;
};

struct OtherStreamInfo {
    int streamIndex = -1;
    std::string kind;  // "subtitle", "data", "attachment", "video" (further ones)
    std::string codec;
};

// What the name of one numbered picture stands for, where the next number is there too.
enum class NumberedFile {
    Sequence,  // the film that begins with it
    OnePicture,
};

struct MediaInfo {
    std::filesystem::path path;
    std::string container;
    std::int64_t fileSize = 0;
    bool imageSequence = false;
    VideoStreamInfo video;
    std::vector<AudioStreamInfo> audio;
    std::vector<OtherStreamInfo> others;
    int chapters = 0;
};

// Opens a local file (or a `name%06d.png` pattern) and reads its headers. Nothing but local files
// is ever opened: playlists and scripts that name others are refused. Errors: Input.
[[nodiscard]] base::Result<MediaInfo> probe(const std::filesystem::path& path);

}  // namespace kinechrome::media
