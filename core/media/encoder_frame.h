// SPDX-License-Identifier: GPL-3.0-or-later
// Picture to AVFrame, for encoders.
#pragma once

#include "core/color/picture.h"
#include "core/media/ffmpeg_handles.h"

namespace kinechrome::media {

// `pixelFormat` holds exactly the picture's planes: by reference where it is planar and native,
// else packed. Null when memory runs out.
[[nodiscard]] AvFramePtr frameFromPicture(const color::Picture& picture, AVPixelFormat pixelFormat);

}  // namespace kinechrome::media
