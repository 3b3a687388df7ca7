// SPDX-License-Identifier: GPL-3.0-or-later
// What the writer's tests do over and over: copy a film through reader and writer, and look at it.
#pragma once

#include <cstdint>
#include <filesystem>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "core/media/media_writer.h"

namespace kinechrome::test {

struct FrameSpan {
    std::int64_t first = 0;
    std::int64_t last = 0;  // in it
};

struct CopyOptions {
    std::optional<media::Preset> preset;
    media::WriterRequest request = {};  // overwrite, strictStreams, threads are taken from it
    std::optional<FrameSpan> span;
};

struct Copied {
    media::WriterPlan plan;
    std::int64_t frames = 0;
};

// Reads `source`, writes `out` by its extension and publishes it.
[[nodiscard]] base::Result<Copied> copyFilm(const std::filesystem::path& source,
                                            const std::filesystem::path& out,
                                            const CopyOptions& options = {});

struct Film {
    media::MediaInfo info;
    std::vector<media::VideoFrame> frames;
    std::optional<base::Error> error;
    std::optional<std::string> salvaged;
};
[[nodiscard]] Film readFilm(const std::filesystem::path& file, bool salvage = false);

// Mean absolute difference of R'G'B' (0..1) over the common area.
[[nodiscard]] double meanColourError(const color::Picture& x, const color::Picture& y);

[[nodiscard]] std::string containerTag(const std::filesystem::path& file, const char* key);

// Start and end of the first sound stream in seconds.
[[nodiscard]] std::pair<double, double> soundSpan(const std::filesystem::path& file);

// Samples of the first sound stream, decoded to 32 bit, channels interleaved.
[[nodiscard]] std::vector<std::int32_t> soundSamples(const std::filesystem::path& file);

}  // namespace kinechrome::test
