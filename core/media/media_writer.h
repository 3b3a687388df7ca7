// SPDX-License-Identifier: GPL-3.0-or-later
// MediaWriter: encodes coloured frames and carries the source's other streams beside them.
#pragma once

#include <cstdint>
#include <filesystem>
#include <map>
#include <memory>
#include <optional>
#include <stop_token>
#include <string>
#include <string_view>
#include <vector>

#include "core/base/error.h"
#include "core/color/picture.h"
#include "core/media/media_info.h"
#include "core/media/video_reader.h"

namespace kinechrome::media {

enum class Preset {
    Preservation,  // FFV1 v3, slice CRC, Matroska
    Mezzanine,     // ProRes 422 HQ, MOV, limited range
    Access,        // H.264, MP4, even size
    PngSequence,
    TiffSequence,
    DpxSequence,
};
[[nodiscard]] std::string_view toString(Preset preset);
[[nodiscard]] std::optional<Preset> presetFromString(std::string_view name);
// From the extension of OUT (.mkv .mov .mp4, %06d with .png/.tif/.tiff/.dpx). Errors: Usage on an
// unknown extension or when `asked` does not fit it.
[[nodiscard]] base::Result<Preset> choosePreset(const std::filesystem::path& output,
                                                std::optional<Preset> asked);

struct WriterRequest {
    std::filesystem::path output;  // final name; the writer works in OUT.part / DIR.part
    Preset preset = Preset::Preservation;
    color::PictureFormat input;    // of the pictures that write() will be given
    std::filesystem::path source;  // whose other streams, tags and metadata are carried
    std::int64_t firstFrame = 0;   // range of the source that is written; sound is cut to it
    std::optional<std::int64_t> firstPts;  // pts of that frame and the end of the last one, in the
    std::optional<std::int64_t> endPts;    //   source's video time base; empty: whole film
    // Of the frames that are written; unknown: the source's own.
    base::Rational timeBase;
    bool overwrite = false;
    bool strictStreams = false;
    std::map<std::string, std::string> metadata;  // added to the container's (disclosure)
    int threads = 0;
};

struct DroppedStream {
    std::string stream;  // "subtitle 3 (subrip)"
    std::string reason;
};

// What will happen, known before work starts.
struct WriterPlan {
    std::filesystem::path partPath;
    std::string videoCodec;
    std::string pixelFormat;
    color::PictureFormat outputFormat;  // as stored
    bool lossless = false;              // luma can be compared bit for bit after decoding
    std::vector<DroppedStream> dropped;
    std::vector<std::string> notes;  // "padded to 720x406", "PCM becomes ALAC (lossless)", ...
};

// The plan alone, for a dialog that asks first: the same checks as MediaWriter::open, and nothing
// is written. Errors: as MediaWriter::open.
[[nodiscard]] base::Result<WriterPlan> planWriter(const WriterRequest& request);

// An image sequence goes into a folder of its own, which may be new or empty; `overwrite` also
// replaces a folder that holds files of the same sequence and nothing else.
//
// One thread at a time. Nothing appears under the final name before publish(); destroying an
// unfinished writer removes what it made.
class MediaWriter {
public:
    // Errors: Output (exists, same file as the source, no folder, no permission, a stream that the
    // container cannot take under strictStreams), Usage, Input.
    [[nodiscard]] static base::Result<std::unique_ptr<MediaWriter>> open(
        const WriterRequest& request);
    virtual ~MediaWriter() = default;
    [[nodiscard]] virtual const WriterPlan& plan() const = 0;
    // Frames in order; their pts are in the request's time base. Errors: Output (disk full...),
    // Internal.
    [[nodiscard]] virtual base::Result<void> write(const VideoFrame& frame) = 0;
    // Drains, copies the rest of the sound, writes the trailer, syncs; the part file is complete
    // but keeps its name, so that it can be checked first.
    [[nodiscard]] virtual base::Result<void> complete(std::stop_token stop) = 0;
    // Renames the part file to the final name. Only after complete(). Errors: Output.
    [[nodiscard]] virtual base::Result<void> publish() = 0;
};

// Checksum of each stream's packets, for the self-check: sound copied packet by packet must agree.
struct StreamDigest {
    int streamIndex = -1;
    std::string kind;  // "audio", "subtitle", ...
    std::string codec;
    std::int64_t packets = 0;
    std::string sha256;  // of the packets' payload, in order
};
[[nodiscard]] base::Result<std::vector<StreamDigest>> digestStreams(
    const std::filesystem::path& path, std::stop_token stop);

}  // namespace kinechrome::media
