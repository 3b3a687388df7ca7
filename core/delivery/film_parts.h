// SPDX-License-Identifier: GPL-3.0-or-later
// The parts of an exported film that a person thinks in: its segments, else its shots; and which
// frames stand for them.
#pragma once

#include <cstdint>
#include <stop_token>
#include <string>
#include <vector>

#include "core/base/progress.h"
#include "core/delivery/export_record.h"

namespace kinechrome::delivery {

// Frames are counted in the source, both ends in.
struct FilmPart {
    std::int64_t first = 0;
    std::int64_t last = 0;
    std::string name;  // "Shot 3" where nobody gave one
};

// Whether somebody divided the film; the sidecar of a film without segments holds one, unnamed.
[[nodiscard]] bool hasSegments(const ExportRecord& record);

// Segments cut to the export, and what lies between them; without segments the shots, by the
// flicker that is missing where one begins, else found in the source (which is read once then;
// `progress` counts frames). Errors: of reading the source, Interrupted.
[[nodiscard]] base::Result<std::vector<FilmPart>> partsOf(const ExportRecord& record,
                                                          base::Progress* progress,
                                                          const std::stop_token& stop);

struct ShownFrame {
    std::size_t part = 0;
    std::int64_t frame = 0;
};
// First, middle and last frame of each part; the middle alone where that makes more than
// `rowsOfAll` rows. Rising, none twice.
[[nodiscard]] std::vector<ShownFrame> framesToShow(const std::vector<FilmPart>& parts,
                                                   std::size_t rowsOfAll);

}  // namespace kinechrome::delivery
