// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/pipeline/frame_range.h"

#include <charconv>
#include <optional>
#include <string>

#include "core/media/media_info.h"
#include "core/media/timecode.h"

namespace kinechrome::pipeline {

namespace {

std::optional<std::int64_t> number(std::string_view text) {
    std::int64_t value = 0;
    const char* end = text.data() + text.size();
    const auto [stopped, code] = std::from_chars(text.data(), end, value);
    if (code != std::errc() || stopped != end || value < 0) return std::nullopt;
    return value;
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
    const std::int64_t start = media::framesToTimecode(filmTimecode, rate).value_or(0);
    const auto frame = [&](std::string_view part) -> std::optional<std::int64_t> {
        if (const auto plain = number(part)) return plain;
        const auto coded = media::framesToTimecode(part, rate);
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
