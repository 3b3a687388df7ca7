// SPDX-License-Identifier: GPL-3.0-or-later
// What a person does to the hints of a segment, as plain functions.
#pragma once

#include <cstddef>
#include <cstdint>
#include <functional>
#include <span>
#include <vector>

#include "core/base/error.h"
#include "core/project/document.h"

namespace kinechrome::project {

// A number that no track and no stroke of the document has.
[[nodiscard]] std::int64_t freshHintNumber(const Document& document);

// All errors: Usage (no such segment or hint; the hint's frame lies outside the segment).
[[nodiscard]] base::Result<void> addHint(Document& document, std::size_t segment,
                                         const edit::Hint& hint);
// With its other keys, and with its whole stroke.
[[nodiscard]] base::Result<void> removeHint(Document& document, std::size_t segment,
                                            std::size_t index);
// The same of all that belongs to it; a key has the colour of its hint.
[[nodiscard]] base::Result<void> recolorHint(Document& document, std::size_t segment,
                                             std::size_t index, double a, double b);

// Where a hint of a segment lies in some frame of it.
struct HintPlace {
    std::size_t index = 0;
    double x = 0.0;
    double y = 0.0;
};
// Changes hints as they are in `frame`: those that were put there themselves, and the others as new
// keys, at their place, that take over from that frame on.
[[nodiscard]] base::Result<void> changeHintsAt(Document& document, std::size_t segment,
                                               std::int64_t frame,
                                               std::span<const HintPlace> places,
                                               const std::function<void(edit::Hint&)>& change);
// Takes the keys of that hint, and of its stroke, away that lie in its frame. Errors: also Usage
// where it has no other key.
[[nodiscard]] base::Result<void> removeKey(Document& document, std::size_t segment,
                                           std::size_t index);

// Adds the hints to the segment that holds `frame`, at that frame, at the same places, as hints of
// their own: dabs of one stroke stay together.
[[nodiscard]] base::Result<void> copyHints(Document& document, const std::vector<edit::Hint>& hints,
                                           std::int64_t frame);

}  // namespace kinechrome::project
