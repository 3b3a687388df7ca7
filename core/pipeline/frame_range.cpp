// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/pipeline/frame_range.h"

#include <charconv>
#include <optional>
#include <string>
#include <utility>

#include <fmt/format.h>

#include "core/media/frame_index.h"
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

// Place and signs in HH:MM:SS:FF.
constexpr std::size_t markPlace = 8;

// The film's first timecode, and how its frames are counted by it.
struct Clock {
    base::Rational rate;
    std::string start;  // empty where the film has none

    // As the film would write it. Empty when it is no timecode of this rate.
    [[nodiscard]] std::optional<std::string> ownForm(std::string_view typed) const {
        if (!media::framesToTimecode(typed, rate)) return std::nullopt;
        std::string own(typed);
        if (!start.empty()) own[markPlace] = start[markPlace];
        return own;
    }

    // From the film's first frame; below 0 before it.
    [[nodiscard]] std::int64_t frameOf(const std::string& own) const {
        const std::int64_t frame = media::framesToTimecode(own, rate).value_or(0) -
                                   media::framesToTimecode(start, rate).value_or(0);
        const std::string midnight = own.substr(0, markPlace + 1).replace(0, markPlace, "24:00:00");
        const std::int64_t day = media::framesToTimecode(midnight + "00", rate).value_or(0);
        // No film runs for half a day: what would lie further on was before its beginning.
        return frame < 0 && frame + day < day / 2 ? frame + day : frame;
    }
};

base::Result<std::int64_t> frameOf(std::string_view text, std::string_view part,
                                   const Clock& clock) {
    if (const auto plain = number(part)) return *plain;
    const auto own = clock.ownForm(part);
    if (!own) return badRange(text, "is neither frames nor timecodes of this film");
    if (!media::isDroppedNumber(*own, clock.rate)) return clock.frameOf(*own);
    return base::fail(
        base::ErrorKind::Usage, "--range " + std::string(text),
        fmt::format("drop-frame timecode leaves {} out", *own),
        fmt::format("write {}{:02}, the first number of that minute", own->substr(0, markPlace + 1),
                    media::droppedPerMinute(*own, clock.rate)));
}

// Without a film to go by, one end would be counted in another way than the other.
bool countDifferently(std::string_view first, std::string_view last, const Clock& clock) {
    const auto one = clock.ownForm(first);
    const auto other = clock.ownForm(last);
    return one && other &&
           media::droppedPerMinute(*one, clock.rate) != media::droppedPerMinute(*other, clock.rate);
}

}  // namespace

base::Result<edit::FrameRange> parseFrameRange(std::string_view text, const base::Rational& rate,
                                               std::string_view filmTimecode) {
    const std::size_t dash = text.find('-');
    if (dash == std::string_view::npos) return badRange(text, "has no dash");
    const bool counts = media::framesToTimecode(filmTimecode, rate).has_value();
    const Clock clock{rate, counts ? std::string(filmTimecode) : std::string()};
    const std::string_view from = text.substr(0, dash);
    const std::string_view to = text.substr(dash + 1);
    if (countDifferently(from, to, clock)) return badRange(text, "has ';' at one end only");
    const auto first = frameOf(text, from, clock);
    if (!first) return base::fail(first.error());
    const auto last = frameOf(text, to, clock);
    if (!last) return base::fail(last.error());
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

base::Result<FilmLength> lengthOf(const std::filesystem::path& film, const std::stop_token& stop) {
    auto index = media::buildFrameIndex(film, nullptr, stop);
    if (!index) return base::fail(std::move(index.error()));
    return FilmLength{index->size(), std::move(index->damage)};
}

}  // namespace kinechrome::pipeline
