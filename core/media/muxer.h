// SPDX-License-Identifier: GPL-3.0-or-later
// Muxer: one output file of a container, from header to trailer.
#pragma once

#include <filesystem>
#include <memory>
#include <string>

#include "core/base/error.h"
#include "core/media/ffmpeg_handles.h"

namespace kinechrome::media {

// Owns the file and its context. One thread at a time. Packets are interleaved by timestamp.
class Muxer {
public:
    // `container` is FFmpeg's name ("matroska", "mov", "mp4"). Errors: Output.
    [[nodiscard]] static base::Result<std::unique_ptr<Muxer>> open(
        const std::filesystem::path& file, const std::filesystem::path& finalName,
        const std::string& container);
    ~Muxer();
    Muxer(const Muxer&) = delete;
    Muxer& operator=(const Muxer&) = delete;

    [[nodiscard]] AVFormatContext* context() const { return context_.get(); }
    [[nodiscard]] AVStream* addStream();
    // Errors: Output (the container refuses a stream, disk full).
    [[nodiscard]] base::Result<void> writeHeader(AvOptions& options);
    // Takes the packet's content; timestamps are in `timeBase`. 0 or FFmpeg's code.
    [[nodiscard]] int write(AVPacket& packet, const AVStream& stream, AVRational timeBase);
    // Trailer and every buffered byte. Errors: Output.
    [[nodiscard]] base::Result<void> finish();

private:
    Muxer(AvOutputPtr context, std::filesystem::path finalName);

    AvOutputPtr context_;
    std::filesystem::path finalName_;
};

// Whether the container takes a stream of this kind, by letting it try.
[[nodiscard]] bool containerTakes(const std::string& container, const AVCodecParameters& stream,
                                  const AVDictionary* metadata);

}  // namespace kinechrome::media
