// SPDX-License-Identifier: GPL-3.0-or-later
//
// Note [Pieces]
// A shard, and what is left of an export that was killed, are pieces of a film: runs of frames that
// are made on their own and joined packet by packet (core/media/piece_writer.h). They must be what
// one run makes, bit for bit. All that one run carries from frame to frame is forgotten where a
// shot begins: stabilisers, motion, flicker. Only the shot detector itself remembers across a cut,
// so it is run over the film beforehand, on the same gray pictures, and its answers are kept
// (cut_book.h). FFV1 frames stand for themselves, and pieces have
// the whole film's timestamps: no packet changes when they are joined.
#include "core/pipeline/film_shots.h"

#include <algorithm>

#include "core/media/frame_index.h"

namespace kinechrome::pipeline {

base::Result<FilmShots> findShots(FrameFeed& feed, const PlannedColor& planned, CutBook& cuts,
                                  base::Progress* progress, const std::stop_token& stop) {
    FilmShots shots;
    for (bool first = true;; first = false) {
        const auto next = feed.next(stop);
        if (!next) return base::fail(next.error());
        if (!next->has_value()) {
            if (!first) return shots;
            return base::fail(base::ErrorKind::Input, feed.info().path.string(),
                              "has no frame that decodes", "check that the file is whole");
        }
        const media::VideoFrame& frame = **next;
        const bool cut = cuts.isCut(frame.index, planned.shotGrayOf(frame.index, frame.picture));
        if (first) shots.frames.first = frame.index;
        shots.frames.last = frame.index;
        if (first || planned.beginsAnew(frame.index, cut)) shots.begins.push_back(frame.index);
        if (progress != nullptr) progress->advance();
    }
}

base::Result<std::optional<FilmShots>> shotsOfSegments(const ColorizeRequest& request,
                                                       const std::stop_token& stop) {
    if (request.segments.empty()) return std::optional<FilmShots>();
    const auto index = media::buildFrameIndex(request.input, nullptr, stop);
    if (!index) return base::fail(index.error());
    FilmShots shots;
    shots.frames = request.range.value_or(edit::FrameRange{0, index->size() - 1});
    std::int64_t known = shots.frames.first;  // every frame before it is in a segment
    for (const edit::Segment& segment : request.segments) {
        if (segment.range.last < known || segment.range.first > shots.frames.last) continue;
        if (segment.range.first > known) return std::optional<FilmShots>();
        shots.begins.push_back(std::max(segment.range.first, shots.frames.first));
        known = segment.range.last + 1;
    }
    if (std::min(known, request.shotsKnownTo) <= shots.frames.last) {
        return std::optional<FilmShots>();
    }
    return std::optional(std::move(shots));
}

}  // namespace kinechrome::pipeline
