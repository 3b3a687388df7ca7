// SPDX-License-Identifier: GPL-3.0-or-later
// Timecode of a frame, after SMPTE ST 12-1.
#pragma once

#include <cstdint>
#include <string>

#include "core/base/rational.h"

namespace kinechrome::media {

// `start`: of frame 0 ("01:00:00:00", ';' before the frames for drop-frame); where it is empty or
// does not fit the rate, counting begins at 00:00:00:00.
[[nodiscard]] std::string timecodeOfFrame(const std::string& start, base::Rational rate,
                                          std::int64_t frame);

}  // namespace kinechrome::media
