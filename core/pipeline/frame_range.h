// SPDX-License-Identifier: GPL-3.0-or-later
// Ranges as people write them: frame numbers or timecodes.
#pragma once

#include <filesystem>
#include <string_view>

#include "core/base/error.h"
#include "core/base/rational.h"
#include "core/edit/settings.h"

namespace kinechrome::pipeline {

// "FIRST-LAST", both ends in. Each end is a frame from 0, or a timecode HH:MM:SS:FF (drop frame
// with ';' before FF, after SMPTE ST 12-1). Timecodes are those of the film: `filmTimecode` is the
// one of its first frame, empty for 00:00:00:00. Errors: Usage.
[[nodiscard]] base::Result<edit::FrameRange> parseFrameRange(std::string_view text,
                                                             const base::Rational& rate,
                                                             std::string_view filmTimecode);

// The same, with rate and first timecode read from the film. Errors: Usage, Input.
[[nodiscard]] base::Result<edit::FrameRange> parseFrameRangeOf(const std::filesystem::path& film,
                                                               std::string_view text);

}  // namespace kinechrome::pipeline
