// SPDX-License-Identifier: GPL-3.0-or-later
// InputLocation: a path as the person names it, turned into what may be opened: one local file,
// or a numbered image sequence in one local folder.
#pragma once

#include <cstdint>
#include <filesystem>
#include <optional>
#include <string>

#include "core/base/error.h"
#include "core/base/sequence_name.h"
#include "core/media/media_info.h"

namespace kinechrome::media {

using base::SequenceName;

// A sequence pattern when the file name holds exactly one %d or %0Nd and an image extension.
[[nodiscard]] std::optional<SequenceName> parseSequenceName(const std::filesystem::path& path);

struct InputLocation {
    std::filesystem::path path;
    std::string url;  // what FFmpeg opens: always "file:..."
    std::optional<SequenceName> sequence;
    std::int64_t firstNumber = 0;
    std::int64_t count = 0;  // files of a sequence; 1 otherwise
    std::int64_t fileSize = 0;
    std::int64_t modified = 0;  // newest file, nanoseconds of the file clock
};

// A pattern names a whole sequence, and so does its first file unless one picture is asked for.
// Errors: Input (missing, not a regular file, empty, a gap in the numbers).
[[nodiscard]] base::Result<InputLocation> locateInput(
    const std::filesystem::path& path, NumberedFile numbered = NumberedFile::Sequence);

}  // namespace kinechrome::media
