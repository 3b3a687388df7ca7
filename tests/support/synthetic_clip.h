// SPDX-License-Identifier: GPL-3.0-or-later
// Synthetic clips with known pixels, written by the tests themselves.
#pragma once

#include <cstdint>
#include <filesystem>
#include <map>
#include <string>
#include <vector>

#include "core/base/error.h"
#include "core/base/rational.h"
#include "core/color/picture.h"

namespace kinechrome::test {

enum class Content {
    Gray,   // a disc moving over waves, no colour
    Color,  // the same with smooth hues
    Codes,  // every code value from 0 to the largest, also outside the nominal range
};

// The container follows the file's extension (.mkv .mp4 .mov .avi .nut .mpg .ts .webm; a pattern
// such as stills/%04d.png makes an image sequence). Everything has a sensible default.
struct ClipSpec {
    std::string codec = "ffv1";  // FFmpeg's encoder name: libx264, mpeg2video, prores_ks...
    std::string pixelFormat = "yuv420p";  // FFmpeg's name
    int width = 64;
    int height = 48;
    int frames = 24;
    base::Rational rate{24, 1};
    std::string range;   // "tv", "pc" or "" (untagged)
    std::string matrix;  // "bt709", "smpte170m"... or ""
    Content content = Content::Gray;
    std::vector<int> cuts;                 // first frames of new shots
    std::vector<std::int64_t> timestamps;  // in milliseconds, one a frame; empty: by the rate
    int gop = 12;
    int bFrames = 0;
    std::string sound;          // encoder name: pcm_s16le, pcm_s24le, aac, flac... or ""
    double soundSeconds = 0.0;  // 0: as long as the picture
    int sampleRate = 48000;
    base::Rational sampleAspect{1, 1};
    bool interlaced = false;                      // top field first
    std::map<std::string, std::string> metadata;  // of the container; "timecode" too
    std::vector<double> chapters;                 // starts in seconds
    std::map<std::string, std::string> options;   // private options of the encoder
};

// Errors: Internal, with FFmpeg's words.
[[nodiscard]] base::Result<void> writeClip(const std::filesystem::path& file, const ClipSpec& spec);

// The picture that frame `index` holds before encoding, as planes; lossless codecs give exactly
// these samples back. Range and matrix as VideoReader would state them for a tagged stream.
[[nodiscard]] color::Picture clipPicture(const ClipSpec& spec, int index);

// Number of the shot that frame `index` belongs to.
[[nodiscard]] int shotOf(const ClipSpec& spec, int index);

// Planes equal, sample by sample, padding ignored.
[[nodiscard]] bool samePlane(const color::Picture& x, const color::Picture& y, int plane);
[[nodiscard]] bool sameSamples(const color::Picture& x, const color::Picture& y);

}  // namespace kinechrome::test
