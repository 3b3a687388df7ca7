// SPDX-License-Identifier: GPL-3.0-or-later
// What a person does to the hints of a segment, as plain functions.
#pragma once

#include <cstddef>

#include "core/base/error.h"
#include "core/project/document.h"

namespace kinechrome::project {

// All errors: Usage (no such segment or hint; the hint's frame lies outside the segment).
[[nodiscard]] base::Result<void> addHint(Document& document, std::size_t segment,
                                         const edit::Hint& hint);
[[nodiscard]] base::Result<void> changeHint(Document& document, std::size_t segment,
                                            std::size_t index, const edit::Hint& hint);
[[nodiscard]] base::Result<void> removeHint(Document& document, std::size_t segment,
                                            std::size_t index);
// Adds the hint to the segment that holds `frame`, at that frame, at the same place.
[[nodiscard]] base::Result<void> copyHint(Document& document, const edit::Hint& hint,
                                          std::int64_t frame);

}  // namespace kinechrome::project
