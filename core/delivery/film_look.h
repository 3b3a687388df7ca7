// SPDX-License-Identifier: GPL-3.0-or-later
// One look through the films of an export, for everything that is wanted of their frames.
#pragma once

#include <functional>
#include <optional>
#include <stop_token>
#include <vector>

#include "core/base/progress.h"
#include "core/delivery/comparison_video.h"
#include "core/delivery/contact_sheet.h"
#include "core/delivery/figure_series.h"

namespace kinechrome::delivery {

// Rows of one page of the contact sheet, as soon as it is full: a long film has many.
struct SheetPage {
    const std::vector<SheetRow>& rows;
    const std::vector<FilmPart>& parts;
    std::size_t number = 0;  // from 0
    std::size_t pages = 1;
};

struct LookOptions {
    std::optional<std::filesystem::path> reference;
    bool figures = false;  // of every frame
    std::function<base::Result<void>(const SheetPage&)> sheetPage = {};
    int sheetWidth = 0;                // of a picture on the sheet; 0: none is wanted
    bool embedded = false;             // the pictures of a report
    ComparisonVideo* video = nullptr;  // gets every frame; null: none is wanted
    int threads = 0;
};

struct FilmLook {
    std::vector<FilmPart> parts;
    std::vector<SheetRow> embeddedRows;
    bool moreRows = false;  // frames that stand for a part and are not among the embedded
    FigureSeries figures;
    std::optional<media::VideoStreamInfo> scan;
};

// Every frame is read where figures or a video want it, else only those that are shown. The video
// is complete afterwards, but not published. `progress` counts frames. Errors: those of partsOf(),
// FilmWalk, ComparisonVideo and sheetPage.
[[nodiscard]] base::Result<FilmLook> lookThrough(const ExportRecord& record,
                                                 const LookOptions& options,
                                                 base::Progress* progress,
                                                 const std::stop_token& stop);

}  // namespace kinechrome::delivery
