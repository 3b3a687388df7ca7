// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/pipeline/frame_range.h"

#include <array>
#include <charconv>
#include <cmath>
#include <optional>
#include <string>

#include "core/media/media_info.h"

namespace kinechrome::pipeline {

namespace {

std::optional<std::int64_t> number(std::string_view text) {
    std::int64_t value = 0;
    const char* end = text.data() + text.size();
    const auto [stopped, code] = std::from_chars(text.data(), end, value);
    if (code != std::errc() || stopped != end || value < 0) return std::nullopt;
    return value;
}

// Frames since 00:00:00:00 of a timecode; empty when it is none.
std::optional<std::int64_t> timecodeFrames(std::string_view text, const base::Rational& rate) {
    constexpr std::size_t length = 11;  // HH:MM:SS:FF
    if (text.size() < length || !rate.known()) return std::nullopt;
    const char mark = text[8];
    if (text[2] != ':' || text[5] != ':' || (mark != ':' && mark != ';')) return std::nullopt;
    const std::array<std::optional<std::int64_t>, 4> parts{
        number(text.substr(0, 2)), number(text.substr(3, 2)), number(text.substr(6, 2)),
        number(text.substr(9))};
    for (const auto& part : parts) {
        if (!part) return std::nullopt;
    }
    const std::int64_t perSecond = std::llround(rate.value());
    if (*parts[1] > 59 || *parts[2] > 59 || *parts[3] >= perSecond) return std::nullopt;
    const std::int64_t minutes = *parts[0] * 60 + *parts[1];
    std::int64_t frames = (minutes * 60 + *parts[2]) * perSecond + *parts[3];
    if (mark == ';') {
        // Drop frame skips numbers, not frames: 2 a minute at 29.97, except every tenth minute.
        frames -= (perSecond / 15) * (minutes - minutes / 10);
    }
    return frames;
}

tl::unexpected<base::Error> badRange(std::string_view text, const std::string& why) {
    return base::fail(base::ErrorKind::Usage, "--range " + std::string(text), why,
                      "write FIRST-LAST as frames from 0 (100-199) or timecodes "
                      "(01:00:10:00-01:00:19:24)");
}

}  // namespace

base::Result<edit::FrameRange> parseFrameRange(std::string_view text, const base::Rational& rate,
                                               std::string_view filmTimecode) {
    const std::size_t dash = text.find('-');
    if (dash == std::string_view::npos) return badRange(text, "has no dash");
    const std::int64_t start = timecodeFrames(filmTimecode, rate).value_or(0);
    const auto frame = [&](std::string_view part) -> std::optional<std::int64_t> {
        if (const auto plain = number(part)) return plain;
        const auto coded = timecodeFrames(part, rate);
        return coded ? std::optional(*coded - start) : std::nullopt;
    };
    const auto first = frame(text.substr(0, dash));
    const auto last = frame(text.substr(dash + 1));
    if (!first || !last) return badRange(text, "is neither frames nor timecodes of this film");
    if (*first < 0) return badRange(text, "begins before the film does");
    if (*last < *first) return badRange(text, "ends before it begins");
    return edit::FrameRange{*first, *last};
}

base::Result<edit::FrameRange> parseFrameRangeOf(const std::filesystem::path& film,
                                                 std::string_view text) {
    const auto info = media::probe(film);
    if (!info) return base::fail(info.error());
    return parseFrameRange(text, info->video.rate, info->video.timecode);
}

}  // namespace kinechrome::pipeline
