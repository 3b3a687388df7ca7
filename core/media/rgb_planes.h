// SPDX-License-Identifier: GPL-3.0-or-later
// RGB samples from YUV pictures and back, in the matrix and range of the YUV side.
#pragma once

#include "core/color/picture.h"

namespace kinechrome::media {

// `format` is 4:4:4 YUV of the picture's size, 16 bit; alpha is widened when both have it.
[[nodiscard]] color::Picture yuvFromRgb(const color::Picture& picture,
                                        const color::PictureFormat& format);

// `format` is RGB of the picture's size; codes are rounded, out-of-gamut values clipped. Alpha is
// left to the caller.
[[nodiscard]] color::Picture rgbFromYuv(const color::Picture& picture,
                                        const color::PictureFormat& format);

}  // namespace kinechrome::media
