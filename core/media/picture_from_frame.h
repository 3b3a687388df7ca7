// SPDX-License-Identifier: GPL-3.0-or-later
// AVFrame to Picture: by reference where the planes are native, else unpacked without loss.
#pragma once

#include "core/color/picture.h"
#include "core/media/ffmpeg_handles.h"
#include "core/media/pixel_layout.h"

namespace kinechrome::media {

// `format` is complete (size, planes, colour). The picture keeps the frame's buffers alive.
// An empty picture when memory runs out.
[[nodiscard]] color::Picture pictureFromFrame(const AVFrame& frame,
                                              const color::PictureFormat& format,
                                              Unpacking unpacking);

}  // namespace kinechrome::media
