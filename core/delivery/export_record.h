// SPDX-License-Identifier: GPL-3.0-or-later
// ExportRecord: a finished export as its sidecar tells of it, with every value checked.
#pragma once

#include <cstdint>
#include <filesystem>
#include <optional>
#include <string>
#include <vector>

#include <nlohmann/json.hpp>

#include "core/base/error.h"
#include "core/base/rational.h"
#include "core/edit/segment.h"

namespace kinechrome::delivery {

// Where something was measured between two frames; empty where a shot begins.
using Series = std::vector<std::optional<double>>;

struct ExportRecord {
    std::filesystem::path sidecar;
    std::filesystem::path output;  // beside the sidecar; need not be there any more
    std::filesystem::path source;  // where it should be; need not be there any more
    std::string sourceName;
    std::int64_t sourceSize = 0;
    std::string sourceSha256;            // empty for an image sequence
    base::Rational rate;                 // of the source
    bool steadyRate = false;             // every frame is shown when the rate says
    std::int64_t first = 0;              // the export's first frame, counted in the source
    std::vector<std::string> lumaIn;     // checksum of each frame, hexadecimal: source
    std::vector<std::string> lumaOut;    // and export
    std::vector<std::string> chromaOut;  // of its chroma planes; empty: not written down
    std::vector<edit::Segment> segments;
    Series flickerBefore, flickerAfter;  // empty without a stabiliser
    bool salvage = false;                // the source was damaged, and read as far as it goes
    nlohmann::json document;             // the sidecar, without the lists by frame
    [[nodiscard]] std::int64_t frames() const { return static_cast<std::int64_t>(lumaIn.size()); }
    // Output paths of what stands beside it begin with this: OUT, or DIR of an image sequence.
    [[nodiscard]] std::filesystem::path stem() const;
};

// The same for a film that need not be there yet, or for its sidecar.
[[nodiscard]] std::filesystem::path stemOf(const std::filesystem::path& named);

// Where the source lies if it was put beside the sidecar.
[[nodiscard]] std::filesystem::path besideSidecar(const ExportRecord& record);

// `named`: the sidecar or the film it belongs to. `source`: where the source is now; without it, it
// is looked for where the sidecar says and beside the sidecar. Errors: Input (missing, no sidecar,
// a newer schema, a wrong value).
[[nodiscard]] base::Result<ExportRecord> readExport(
    const std::filesystem::path& named, const std::optional<std::filesystem::path>& source);

}  // namespace kinechrome::delivery
