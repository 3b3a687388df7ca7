// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/media/timecode.h"

#include <array>
#include <charconv>
#include <cmath>

#include "core/media/container_metadata.h"

namespace kinechrome::media {

namespace {

std::optional<std::int64_t> number(std::string_view digits) {
    std::int64_t value = 0;
    const char* end = digits.data() + digits.size();
    const auto [stopped, code] = std::from_chars(digits.data(), end, value);
    if (code != std::errc() || stopped != end || value < 0) return std::nullopt;
    return value;
}

constexpr std::size_t markPlace = 8;  // of the sign before the frames

}  // namespace

std::string timecodeOfFrame(const std::string& start, base::Rational rate, std::int64_t frame) {
    const auto own = timecodeAt(start, rate, frame);
    const std::string text = own ? *own : timecodeAt("00:00:00:00", rate, frame).value_or("");
    // FFmpeg counts frames with one digit where one is enough.
    constexpr std::size_t length = 11;
    if (text.size() + 1 != length) return text;
    return text.substr(0, length - 2) + "0" + text.substr(length - 2);
}

std::optional<std::int64_t> framesToTimecode(std::string_view timecode, base::Rational rate) {
    constexpr std::size_t shortest = 10;  // HH:MM:SS:F
    if (timecode.size() < shortest || !rate.known()) return std::nullopt;
    const char mark = timecode[markPlace];
    if (timecode[2] != ':' || timecode[5] != ':' || (mark != ':' && mark != ';')) {
        return std::nullopt;
    }
    const std::array<std::optional<std::int64_t>, 4> parts{
        number(timecode.substr(0, 2)), number(timecode.substr(3, 2)), number(timecode.substr(6, 2)),
        number(timecode.substr(9))};
    for (const auto& part : parts) {
        if (!part) return std::nullopt;
    }
    const std::int64_t perSecond = std::llround(rate.value());
    if (*parts[1] > 59 || *parts[2] > 59 || *parts[3] >= perSecond) return std::nullopt;
    const std::int64_t minutes = *parts[0] * 60 + *parts[1];
    // Drop frame skips numbers, not frames, except every tenth minute.
    const std::int64_t skipped = droppedPerMinute(timecode, rate) * (minutes - minutes / 10);
    return (minutes * 60 + *parts[2]) * perSecond + *parts[3] - skipped;
}

std::int64_t droppedPerMinute(std::string_view timecode, base::Rational rate) {
    if (timecode.size() <= markPlace || timecode[markPlace] != ';' || !rate.known()) return 0;
    const std::int64_t perSecond = std::llround(rate.value());
    return perSecond == 30 || perSecond == 60 ? perSecond / 15 : 0;  // 2 at 29.97
}

bool isDroppedNumber(std::string_view timecode, base::Rational rate) {
    const std::int64_t dropped = droppedPerMinute(timecode, rate);
    if (dropped == 0 || !framesToTimecode(timecode, rate)) return false;
    const bool tenthMinute = timecode[4] == '0';
    const bool startsMinute = timecode.substr(6, 2) == "00";
    return startsMinute && !tenthMinute && number(timecode.substr(markPlace + 1)) < dropped;
}

}  // namespace kinechrome::media
