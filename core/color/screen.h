// SPDX-License-Identifier: GPL-3.0-or-later
// Pictures for the screen: 8-bit RGBA at the size of a view.
#pragma once

#include <cstdint>

#include "core/base/plane.h"
#include "core/color/picture.h"

namespace kinechrome::color {

// Any picture as RGBA, red in the lowest byte of memory, alpha 255 (QImage::Format_RGBA8888).
// Shrinking averages, growing interpolates, in the stream's own code values. Any thread.
[[nodiscard]] base::Plane<std::uint32_t> screenRgba(const Picture& picture, int width, int height);

// The same from luma alone: what the picture looks like without its colour.
[[nodiscard]] base::Plane<std::uint32_t> screenGray(const Picture& picture, int width, int height);

}  // namespace kinechrome::color
