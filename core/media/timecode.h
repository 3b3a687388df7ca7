// SPDX-License-Identifier: GPL-3.0-or-later
// Timecode of a frame and back, after SMPTE ST 12-1.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include "core/base/rational.h"

namespace kinechrome::media {

// `start`: of frame 0 ("01:00:00:00", ';' before the frames for drop-frame); where it is empty or
// does not fit the rate, counting begins at 00:00:00:00.
[[nodiscard]] std::string timecodeOfFrame(const std::string& start, base::Rational rate,
                                          std::int64_t frame);

// Frames from 00:00:00:00 to "HH:MM:SS:FF"; ';' before FF is drop-frame, which skips numbers at 30
// and 60 a second only. Empty when it is no timecode of that rate.
[[nodiscard]] std::optional<std::int64_t> framesToTimecode(std::string_view timecode,
                                                           base::Rational rate);

// How many numbers drop-frame leaves out at the start of a minute; 0 where `timecode`, one that
// framesToTimecode() takes, is not drop-frame at this rate.
[[nodiscard]] std::int64_t droppedPerMinute(std::string_view timecode, base::Rational rate);

// Whether it is one of the numbers left out: no frame has it.
[[nodiscard]] bool isDroppedNumber(std::string_view timecode, base::Rational rate);

}  // namespace kinechrome::media
