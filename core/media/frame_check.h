// SPDX-License-Identifier: GPL-3.0-or-later
// A cheap fingerprint of a frame, to be sure that a seek led to the frame that the index means.
#pragma once

#include <cstdint>

#include "core/color/picture.h"

namespace kinechrome::media {

// Adler-32 of the samples of the first plane; never 0.
[[nodiscard]] std::uint32_t checkOf(const color::Picture& picture);

}  // namespace kinechrome::media
