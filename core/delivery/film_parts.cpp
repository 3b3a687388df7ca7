// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/delivery/film_parts.h"

#include <algorithm>

#include <fmt/format.h>

#include "core/color/luma_lock.h"
#include "core/pipeline/frame_feed.h"
#include "core/temporal/shot_finder.h"

namespace kinechrome::delivery {

namespace {

using Parts = std::vector<FilmPart>;

Parts fromSegments(const ExportRecord& record) {
    Parts parts;
    std::int64_t at = record.first;
    const std::int64_t end = record.first + record.frames();
    const auto gapTo = [&](std::int64_t next) {
        if (next > at) parts.push_back({at, next - 1, "between segments"});
    };
    for (std::size_t i = 0; i < record.segments.size(); ++i) {
        const edit::Segment& segment = record.segments[i];
        const std::int64_t first = std::max(segment.range.first, at);
        const std::int64_t last = std::min(segment.range.last, end - 1);
        if (last < first) continue;
        gapTo(first);
        parts.push_back(
            {first, last, segment.name.empty() ? fmt::format("Segment {}", i + 1) : segment.name});
        at = last + 1;
    }
    gapTo(end);
    return parts;
}

Parts fromStarts(const ExportRecord& record, const std::vector<std::int64_t>& starts) {
    Parts parts;
    const std::int64_t end = record.first + record.frames();
    for (std::size_t i = 0; i < starts.size(); ++i) {
        const std::int64_t last = (i + 1 < starts.size() ? starts[i + 1] : end) - 1;
        parts.push_back({starts[i], last, fmt::format("Shot {}", i + 1)});
    }
    return parts;
}

// Nothing twice in a row: too dark or too wild to follow, and no cut. The first frame has nothing
// before it in any film, so the second is judged by the one after it.
bool isCut(const Series& flicker, std::size_t frame) {
    if (flicker[frame]) return false;
    if (frame > 1) return flicker[frame - 1].has_value();
    return flicker.size() == 2 || flicker[2].has_value();
}

base::Result<std::vector<std::int64_t>> detected(const ExportRecord& record,
                                                 base::Progress* progress,
                                                 const std::stop_token& stop) {
    std::optional<edit::FrameRange> range;
    if (record.first > 0) range = {record.first, record.first + record.frames() - 1};
    media::ReaderOptions options;
    options.salvage = record.salvage;
    auto feed = pipeline::FrameFeed::open(record.source, range, options, stop);
    if (!feed) return base::fail(std::move(feed.error()));
    if (progress != nullptr) progress->start(record.frames());
    temporal::ShotFinder finder;
    std::vector<std::int64_t> starts{record.first};
    const auto take = [&](const std::vector<temporal::ShotFinder::Boundary>& begun) {
        for (const auto& shot : begun) starts.push_back(record.first + shot.frame);
    };
    for (std::int64_t i = 0; i < record.frames(); ++i) {
        const auto frame = (*feed)->next(stop);
        if (!frame) return base::fail(frame.error());
        if (!frame->has_value()) break;
        take(finder.push(color::grayInput((*frame)->picture)));
        if (progress != nullptr) progress->advance();
    }
    take(finder.finish());
    return starts;
}

}  // namespace

bool hasSegments(const ExportRecord& record) {
    const auto& segments = record.segments;
    if (segments.size() != 1) return !segments.empty();
    const edit::Segment& only = segments.front();
    const bool whole =
        only.range.first <= record.first && only.range.last >= record.first + record.frames() - 1;
    return !whole || !only.name.empty();
}

base::Result<Parts> partsOf(const ExportRecord& record, base::Progress* progress,
                            const std::stop_token& stop) {
    if (hasSegments(record)) return fromSegments(record);
    if (!record.flickerAfter.empty()) {
        std::vector<std::int64_t> starts{record.first};
        for (std::size_t i = 1; i < record.flickerAfter.size(); ++i) {
            if (!isCut(record.flickerAfter, i)) continue;
            starts.push_back(record.first + static_cast<std::int64_t>(i));
        }
        return fromStarts(record, starts);
    }
    const auto starts = detected(record, progress, stop);
    if (!starts) return base::fail(starts.error());
    return fromStarts(record, *starts);
}

std::vector<ShownFrame> framesToShow(const Parts& parts, std::size_t rowsOfAll) {
    const bool middleOnly = 3 * parts.size() > rowsOfAll;
    std::vector<ShownFrame> shown;
    for (std::size_t i = 0; i < parts.size(); ++i) {
        const FilmPart& part = parts[i];
        const std::int64_t middle = part.first + (part.last - part.first) / 2;
        std::vector<std::int64_t> frames{part.first, middle, part.last};
        if (middleOnly) frames = {middle};
        frames.erase(std::unique(frames.begin(), frames.end()), frames.end());
        for (const std::int64_t frame : frames) shown.push_back({i, frame});
    }
    return shown;
}

}  // namespace kinechrome::delivery
