// SPDX-License-Identifier: GPL-3.0-or-later
// Edits of the list of segments.
#include "core/project/segment_edits.h"

#include <algorithm>
#include <iterator>
#include <string>
#include <utility>

#include <fmt/format.h>

namespace kinechrome::project {

namespace {

tl::unexpected<base::Error> refuse(std::string what, std::string why, std::string remedy) {
    return base::fail(base::ErrorKind::Usage, std::move(what), std::move(why), std::move(remedy));
}

std::vector<edit::Segment>::iterator at(Document& document, std::size_t index) {
    return document.segments.begin() + static_cast<std::ptrdiff_t>(index);
}

bool touches(const edit::Segment& one, const edit::Segment& next) {
    return next.range.first == one.range.last + 1;
}

// Hints of `from` that lie in the other's frames go over to it.
void handOverHints(edit::Segment& from, edit::Segment& to) {
    const auto stays = [&](const edit::Hint& hint) {
        return hint.frame < to.range.first || hint.frame > to.range.last;
    };
    const auto gone = std::stable_partition(from.hints.begin(), from.hints.end(), stays);
    to.hints.insert(to.hints.end(), std::make_move_iterator(gone),
                    std::make_move_iterator(from.hints.end()));
    from.hints.erase(gone, from.hints.end());
}

// The document as it is of a film of `frames` frames.
Document fitted(Document document, std::int64_t frames) {
    const std::int64_t before = std::exchange(document.frames, frames);
    if (before == 0) return document;
    document.shotsKnownTo = std::min({document.shotsKnownTo, before, frames});
    if (document.segments.empty()) return document;
    edit::Segment& last = document.segments.back();
    if (last.range.last != before - 1) return document;
    last.range.last = frames - 1;
    // As after a merge: nobody has looked at it as a whole.
    if (frames > before) last.approved = false;
    return document;
}

}  // namespace

void learnLength(Document& document, std::int64_t frames) {
    if (frames <= 0 || frames == document.frames) return;
    // A project that was written before its film was counted may contradict it.
    Document known = fitted(document, frames);
    if (validate(known)) document = std::move(known);
}

void learnFilm(Document& document, std::int64_t frames, const std::vector<std::int64_t>& cuts,
               bool cutsComplete) {
    if (frames <= 0) return;
    learnLength(document, frames);
    if (document.segments.empty()) {
        edit::Segment film;
        film.range = {0, frames - 1};
        film.settings = document.settings;
        document.segments.push_back(std::move(film));
        document.shotsKnownTo = 0;
    }
    for (const std::int64_t cut : cuts) {
        if (cut < document.shotsKnownTo || cut >= frames) continue;
        // A person may have cut there already.
        static_cast<void>(splitSegment(document, cut));
        document.shotsKnownTo = cut + 1;
    }
    if (cutsComplete) document.shotsKnownTo = frames;
}

std::optional<std::size_t> segmentAt(const Document& document, std::int64_t frame) {
    const auto after = std::ranges::upper_bound(
        document.segments, frame, {}, [](const edit::Segment& s) { return s.range.first; });
    if (after == document.segments.begin()) return std::nullopt;
    const auto holds = std::prev(after);
    if (frame > holds->range.last) return std::nullopt;
    return static_cast<std::size_t>(std::distance(document.segments.begin(), holds));
}

base::Result<void> splitSegment(Document& document, std::int64_t frame) {
    const auto index = segmentAt(document, frame);
    if (!index) {
        return refuse("split", fmt::format("frame {} belongs to no segment", frame),
                      "go to a frame inside a segment");
    }
    edit::Segment& first = document.segments[*index];
    if (frame == first.range.first) {
        return refuse("split", fmt::format("a segment begins at frame {} already", frame),
                      "go to a frame inside the segment");
    }
    edit::Segment second = first;
    second.range.first = frame;
    second.name.clear();
    second.note.clear();
    second.hints.clear();
    first.range.last = frame - 1;
    handOverHints(first, second);
    document.segments.insert(at(document, *index + 1), std::move(second));
    return {};
}

base::Result<void> mergeWithNext(Document& document, std::size_t index) {
    if (index + 1 >= document.segments.size() ||
        !touches(document.segments[index], document.segments[index + 1])) {
        return refuse("merge", "no segment follows right after this one",
                      "choose a segment that has another after it");
    }
    edit::Segment& first = document.segments[index];
    edit::Segment& second = document.segments[index + 1];
    first.approved = first.approved && second.approved;
    first.range.last = second.range.last;
    handOverHints(second, first);
    if (!second.note.empty()) first.note += (first.note.empty() ? "" : "\n") + second.note;
    document.segments.erase(at(document, index + 1));
    return {};
}

base::Result<void> moveCut(Document& document, std::size_t index, std::int64_t by) {
    if (index == 0 || index >= document.segments.size() ||
        !touches(document.segments[index - 1], document.segments[index])) {
        return refuse("cut", "no segment comes right before this one",
                      "choose a segment that has another before it");
    }
    edit::Segment& before = document.segments[index - 1];
    edit::Segment& after = document.segments[index];
    const std::int64_t frame = after.range.first + by;
    if (frame <= before.range.first || frame > after.range.last) {
        return refuse("cut", "one of the segments would have no frame left",
                      "merge them if the cut is none");
    }
    after.range.first = frame;
    before.range.last = frame - 1;
    handOverHints(before, after);
    handOverHints(after, before);
    return {};
}

base::Result<void> changeSegment(Document& document, std::size_t index,
                                 const SegmentChange& change) {
    if (index >= document.segments.size()) {
        return refuse("segment", "there is no segment here", "go to a frame inside a segment");
    }
    return change(document.segments[index]);
}

}  // namespace kinechrome::project
