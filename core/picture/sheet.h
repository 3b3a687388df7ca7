// SPDX-License-Identifier: GPL-3.0-or-later
// Contact sheets: labelled rows of small pictures in one PNG, for judging by eye.
#pragma once

#include <cstdint>
#include <filesystem>
#include <string>
#include <vector>

#include "core/base/error.h"
#include "core/color/luma_lock.h"

namespace kinechrome::picture {

// 8-bit R, G, B interleaved, rows without padding.
struct RgbImage {
    int width = 0;
    int height = 0;
    std::vector<std::uint8_t> samples;
};

// The picture shrunk (area average) to at most `maxWidth`, clipped to 0..1.
[[nodiscard]] RgbImage thumbnail(const color::RgbPlanes& picture, int maxWidth);

// A column: its label on top, below it one picture per row label.
struct SheetColumn {
    std::string label;
    std::vector<RgbImage> pictures;
};
// A band of columns with one set of row labels (of several lines, where they have line breaks);
// bands stand below each other.
struct SheetBand {
    std::string title;
    std::vector<std::string> rowLabels;
    std::vector<SheetColumn> columns;
    int rowLabelWidth = 110;  // pixels
};

// The bytes of the PNG file. Errors: Internal when the picture cannot be encoded.
[[nodiscard]] base::Result<std::string> encodeSheet(const std::vector<SheetBand>& bands);
// Errors: Output, and those of encodeSheet().
[[nodiscard]] base::Result<void> writeSheet(const std::vector<SheetBand>& bands,
                                            const std::filesystem::path& path);

}  // namespace kinechrome::picture
