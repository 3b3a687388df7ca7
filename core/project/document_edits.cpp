// SPDX-License-Identifier: GPL-3.0-or-later
// Edits of markers, range and settings.
#include "core/project/document_edits.h"

#include <algorithm>
#include <utility>

#include <fmt/format.h>

namespace kinechrome::project {

namespace {

std::vector<Marker>::iterator placeOf(Document& document, std::int64_t frame) {
    return std::ranges::lower_bound(document.markers, frame, {},
                                    [](const Marker& marker) { return marker.frame; });
}

tl::unexpected<base::Error> noMarker(std::int64_t frame) {
    return base::fail(base::ErrorKind::Usage, "marker", fmt::format("frame {} has none", frame),
                      "go to a frame that has one");
}

}  // namespace

base::Result<void> addMarker(Document& document, std::int64_t frame, std::string note) {
    if (frame < 0 || (document.frames > 0 && frame >= document.frames)) {
        return base::fail(base::ErrorKind::Usage, "marker",
                          fmt::format("frame {} is outside the film", frame),
                          "go to a frame of the film");
    }
    const auto place = placeOf(document, frame);
    if (place != document.markers.end() && place->frame == frame) {
        return base::fail(base::ErrorKind::Usage, "marker",
                          fmt::format("frame {} has one already", frame), "change its note");
    }
    Marker marker;
    marker.frame = frame;
    marker.note = std::move(note);
    document.markers.insert(place, std::move(marker));
    return {};
}

base::Result<void> removeMarker(Document& document, std::int64_t frame) {
    const auto place = placeOf(document, frame);
    if (place == document.markers.end() || place->frame != frame) return noMarker(frame);
    document.markers.erase(place);
    return {};
}

base::Result<void> setMarkerNote(Document& document, std::int64_t frame, std::string note) {
    const auto place = placeOf(document, frame);
    if (place == document.markers.end() || place->frame != frame) return noMarker(frame);
    place->note = std::move(note);
    return {};
}

const Marker* markerAt(const Document& document, std::int64_t frame) {
    const auto found = std::ranges::find(document.markers, frame, &Marker::frame);
    return found == document.markers.end() ? nullptr : &*found;
}

void setInPoint(Document& document, std::optional<std::int64_t> frame) {
    document.in = frame;
    if (document.in && document.out && *document.out < *document.in) document.out.reset();
}

void setOutPoint(Document& document, std::optional<std::int64_t> frame) {
    document.out = frame;
    if (document.in && document.out && *document.out < *document.in) document.in.reset();
}

base::Result<edit::FrameRange> exportedRange(const Document& document, std::int64_t frames) {
    const edit::FrameRange range{document.in.value_or(0), document.out.value_or(frames - 1)};
    if (range.last < frames && range.first <= range.last) return range;
    return base::fail(base::ErrorKind::Usage, "in and out",
                      fmt::format("the film has only {} frames", frames),
                      "mark frames that it has");
}

void setFilmSettings(Document& document, const edit::ColorSettings& settings) {
    const edit::ColorSettings& before = document.settings;
    for (edit::Segment& segment : document.segments) {
        edit::ColorSettings& own = segment.settings;
        if (own.model == before.model) own.model = settings.model;
        if (own.stabilizer == before.stabilizer) own.stabilizer = settings.stabilizer;
        if (own.strength == before.strength) own.strength = settings.strength;
        if (own.saturation == before.saturation) own.saturation = settings.saturation;
    }
    document.settings = settings;
}

}  // namespace kinechrome::project
