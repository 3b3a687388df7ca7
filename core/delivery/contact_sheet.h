// SPDX-License-Identifier: GPL-3.0-or-later
// The contact sheet: a row for each frame that stands for a part of the film.
#pragma once

#include <cstdint>
#include <filesystem>
#include <string>
#include <vector>

#include "core/delivery/film_parts.h"
#include "core/delivery/film_walk.h"
#include "core/picture/sheet.h"

namespace kinechrome::delivery {

inline constexpr std::size_t rowsOfSheet = 40;

struct SheetRow {
    std::size_t part = 0;
    std::int64_t frame = 0;
    std::string timecode;
    std::vector<picture::RgbImage> pictures;  // gray, colourised, and ground truth where there is
};

// `pictureWidth` in pixels.
[[nodiscard]] SheetRow sheetRow(const FrameTrio& trio, std::size_t part,
                                const media::VideoStreamInfo& scan, int pictureWidth);

[[nodiscard]] std::size_t pagesOf(std::size_t rows);
// NAME.png, NAME-2.png and so on; `page` from 0.
[[nodiscard]] std::filesystem::path pagePath(const std::filesystem::path& first, std::size_t page);

// The PNG file of one page, with at least one row and `rowsOfSheet` at most. Errors: Internal.
[[nodiscard]] base::Result<std::string> sheetPage(const std::vector<SheetRow>& rows,
                                                  const std::vector<FilmPart>& parts,
                                                  const std::string& title);

// The pictures of one row side by side, as PNG; empty when they cannot be encoded.
[[nodiscard]] std::string rowStrip(const SheetRow& row);

}  // namespace kinechrome::delivery
