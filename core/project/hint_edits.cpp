// SPDX-License-Identifier: GPL-3.0-or-later
// Edits of hints.
#include "core/project/hint_edits.h"

#include <fmt/format.h>

#include "core/project/segment_edits.h"

namespace kinechrome::project {

namespace {

base::Result<void> fits(const edit::Segment& segment, const edit::Hint& hint) {
    if (hint.frame >= segment.range.first && hint.frame <= segment.range.last) return {};
    return base::fail(base::ErrorKind::Usage, "hint",
                      fmt::format("frame {} is outside its segment", hint.frame),
                      "go to a frame of the segment");
}

tl::unexpected<base::Error> noHint() {
    return base::fail(base::ErrorKind::Usage, "hint", "there is no such hint", "choose one first");
}

}  // namespace

base::Result<void> addHint(Document& document, std::size_t segment, const edit::Hint& hint) {
    return changeSegment(document, segment, [&](edit::Segment& holds) {
        auto ok = fits(holds, hint);
        if (ok) holds.hints.push_back(hint);
        return ok;
    });
}

base::Result<void> changeHint(Document& document, std::size_t segment, std::size_t index,
                              const edit::Hint& hint) {
    return changeSegment(document, segment, [&](edit::Segment& holds) -> base::Result<void> {
        if (index >= holds.hints.size()) return noHint();
        auto ok = fits(holds, hint);
        if (ok) holds.hints[index] = hint;
        return ok;
    });
}

base::Result<void> removeHint(Document& document, std::size_t segment, std::size_t index) {
    return changeSegment(document, segment, [&](edit::Segment& holds) -> base::Result<void> {
        if (index >= holds.hints.size()) return noHint();
        holds.hints.erase(holds.hints.begin() + static_cast<std::ptrdiff_t>(index));
        return {};
    });
}

base::Result<void> copyHint(Document& document, const edit::Hint& hint, std::int64_t frame) {
    const auto segment = segmentAt(document, frame);
    if (!segment) {
        return base::fail(base::ErrorKind::Usage, "hint",
                          fmt::format("frame {} belongs to no segment", frame),
                          "go to a frame inside a segment");
    }
    edit::Hint copy = hint;
    copy.frame = frame;
    return addHint(document, *segment, copy);
}

}  // namespace kinechrome::project
