// SPDX-License-Identifier: GPL-3.0-or-later
// What a person does to the segments of a document, as plain functions.
#pragma once

#include <cstddef>
#include <cstdint>
#include <functional>
#include <optional>
#include <vector>

#include "core/base/error.h"
#include "core/project/document.h"

namespace kinechrome::project {

// The film's length as it was counted: a film that was scanned again may have another one than the
// document knows. The segment that ended where the film did still does (approved no more, where
// that gives it new frames), and shots are looked for in what is new. Where marks, hints or
// segments lie beyond the end of a shorter film nothing changes: they are a person's to take away.
void learnLength(Document& document, std::int64_t frames);

// What is known of the film, into the document: its length, as learnLength(), and its shots as
// segments. Before they are known the whole film is one segment; every cut that is found
// splits what is there, and is never asked for again, so that cuts taken away by hand stay away.
// `cuts`: first frame of each shot but the first, rising, as far as they are known.
void learnFilm(Document& document, std::int64_t frames, const std::vector<std::int64_t>& cuts,
               bool cutsComplete);

[[nodiscard]] std::optional<std::size_t> segmentAt(const Document& document, std::int64_t frame);

// `frame` becomes the first of a new segment that inherits settings; each hint goes with its frame,
// the name stays with the first part. Errors: Usage (no segment there, or it begins there).
[[nodiscard]] base::Result<void> splitSegment(Document& document, std::int64_t frame);
// The segment takes in the one after it, and its hints; settings, name and note are the first's, a
// second note is added. What nobody has looked at as a whole is not approved. Errors: Usage (there
// is none right after it).
[[nodiscard]] base::Result<void> mergeWithNext(Document& document, std::size_t index);
// Moves the first frame of a segment and with it the end of the one before. Hints go to the segment
// that holds their frame then. Errors: Usage (no segment right before it; one would be empty).
[[nodiscard]] base::Result<void> moveCut(Document& document, std::size_t index, std::int64_t by);

// Changes one segment. Errors: Usage (there is no such segment), or what `change` says.
using SegmentChange = std::function<base::Result<void>(edit::Segment&)>;
[[nodiscard]] base::Result<void> changeSegment(Document& document, std::size_t index,
                                               const SegmentChange& change);

}  // namespace kinechrome::project
