// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/media/frame_check.h"

extern "C" {
#include <libavutil/adler32.h>
}

namespace kinechrome::media {

std::uint32_t checkOf(const color::Picture& picture) {
    const auto bytes = static_cast<std::size_t>(picture.format.width) *
                       static_cast<std::size_t>(picture.format.bytesPerSample());
    AVAdler sum = 1;
    for (int y = 0; y < picture.format.height; ++y) {
        sum = av_adler32_update(sum, picture.planes[0].data + y * picture.planes[0].stride, bytes);
    }
    return sum == 0 ? 1U : static_cast<std::uint32_t>(sum);
}

}  // namespace kinechrome::media
