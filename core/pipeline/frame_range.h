// SPDX-License-Identifier: GPL-3.0-or-later
// Ranges as people write them, frame numbers or timecodes, and how far a film goes.
#pragma once

#include <cstdint>
#include <filesystem>
#include <optional>
#include <stop_token>
#include <string>
#include <string_view>

#include "core/base/error.h"
#include "core/base/rational.h"
#include "core/edit/settings.h"

namespace kinechrome::pipeline {

// "FIRST-LAST", both ends in. Each end is a frame from 0, or a timecode HH:MM:SS:FF. Timecodes are
// those of the film: `filmTimecode` is the one of its first frame, and they count as it does
// (drop-frame after SMPTE ST 12-1 or not) whether ':' or ';' was typed before FF. Where it is
// empty, they count from 00:00:00:00, drop-frame with ';'. A film may pass midnight. Errors: Usage,
// also for numbers that drop-frame leaves out.
[[nodiscard]] base::Result<edit::FrameRange> parseFrameRange(std::string_view text,
                                                             const base::Rational& rate,
                                                             std::string_view filmTimecode);

// The same, with rate and first timecode read from the film. Errors: Usage, Input.
[[nodiscard]] base::Result<edit::FrameRange> parseFrameRangeOf(const std::filesystem::path& film,
                                                               std::string_view text);

// `damage`: the sentence, where the film ends early.
struct FilmLength {
    std::int64_t frames = 0;  // that decode
    std::optional<std::string> damage;
};
// Counted, not estimated: reads the film once where its index is not known. Errors: Input,
// Interrupted.
[[nodiscard]] base::Result<FilmLength> lengthOf(const std::filesystem::path& film,
                                                const std::stop_token& stop);

}  // namespace kinechrome::pipeline
