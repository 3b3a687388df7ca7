// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/media/timecode.h"

#include "core/media/container_metadata.h"

namespace kinechrome::media {

std::string timecodeOfFrame(const std::string& start, base::Rational rate, std::int64_t frame) {
    const auto own = timecodeAt(start, rate, frame);
    const std::string text = own ? *own : timecodeAt("00:00:00:00", rate, frame).value_or("");
    // FFmpeg counts frames with one digit where one is enough.
    constexpr std::size_t length = 11;
    if (text.size() + 1 != length) return text;
    return text.substr(0, length - 2) + "0" + text.substr(length - 2);
}

}  // namespace kinechrome::media
