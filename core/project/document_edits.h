// SPDX-License-Identifier: GPL-3.0-or-later
// What a person does to a document as a whole, as plain functions: markers, in and out, settings.
#pragma once

#include <cstdint>
#include <optional>
#include <string>

#include "core/base/error.h"
#include "core/project/document.h"

namespace kinechrome::project {

// At most one marker a frame, ordered by frame. Errors: Usage (there is one already; outside the
// film).
[[nodiscard]] base::Result<void> addMarker(Document& document, std::int64_t frame,
                                           std::string note);
// Errors: Usage (no marker at that frame).
[[nodiscard]] base::Result<void> removeMarker(Document& document, std::int64_t frame);
[[nodiscard]] base::Result<void> setMarkerNote(Document& document, std::int64_t frame,
                                               std::string note);
[[nodiscard]] const Marker* markerAt(const Document& document, std::int64_t frame);

// Empty clears the point. A point that would turn the range round clears the other one.
void setInPoint(Document& document, std::optional<std::int64_t> frame);
void setOutPoint(Document& document, std::optional<std::int64_t> frame);

// What an export of the document holds of a film of `frames` frames: from the in to the out point,
// both in. A point that is empty stands for the film's own first or last frame. Errors: Usage (a
// point lies beyond the film).
[[nodiscard]] base::Result<edit::FrameRange> exportedRange(const Document& document,
                                                           std::int64_t frames);

// Segments whose settings are the film's follow; those with settings of their own keep them.
void setFilmSettings(Document& document, const edit::ColorSettings& settings);

}  // namespace kinechrome::project
