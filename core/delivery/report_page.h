// SPDX-License-Identifier: GPL-3.0-or-later
// The report of an export: one HTML file that needs nothing else, for the shelf beside the film.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "core/delivery/contact_sheet.h"
#include "core/delivery/export_record.h"
#include "core/delivery/figure_series.h"
#include "core/delivery/markup.h"
#include "core/media/media_info.h"

namespace kinechrome::delivery {

// Everything that the page tells beyond the sidecar.
struct ReportFacts {
    const ExportRecord* record = nullptr;
    std::string programVersion;
    std::string date;           // of the report, UTC
    std::string sourceFinding;  // how the files are today, a sentence each
    std::string outputFinding;
    std::string outputSha256;    // today; empty where it was not computed
    std::string reference;       // its name; empty: none
    std::string sourceTimecode;  // of its first frame; may be empty
    std::optional<media::VideoStreamInfo> scan;
    std::vector<FilmPart> parts;
    std::vector<SheetRow> rows;  // the pictures that are embedded
    bool moreRows = false;       // than are embedded
    FigureSeries figures;
    std::vector<std::string> notes;
};

// Light, without scripts, and without anything from elsewhere; every text is escaped.
[[nodiscard]] std::string reportPage(const ReportFacts& facts);

// A section with its heading; nothing without content.
[[nodiscard]] Markup reportSection(const Markup& heading, const Markup& content);
// The sections, in their order; empty where there is nothing to tell.
[[nodiscard]] Markup filmSection(const ReportFacts& facts);
[[nodiscard]] Markup checkSection(const ReportFacts& facts);
[[nodiscard]] Markup methodSection(const ReportFacts& facts);
[[nodiscard]] Markup segmentSection(const ReportFacts& facts);
[[nodiscard]] Markup hintSection(const ReportFacts& facts);
[[nodiscard]] Markup figureSection(const ReportFacts& facts);
[[nodiscard]] Markup pictureSection(const ReportFacts& facts);
[[nodiscard]] Markup noteSection(const ReportFacts& facts);

}  // namespace kinechrome::delivery
