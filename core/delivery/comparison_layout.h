// SPDX-License-Identifier: GPL-3.0-or-later
// How views of one frame stand side by side, and the picture that they make together.
#pragma once

#include <string>
#include <vector>

#include "core/color/picture.h"
#include "core/picture/text_band.h"

namespace kinechrome::delivery {

// Pixels of the whole picture; every size and every place is even, so that chroma and fields fall
// where they do in the film. A band with the views' names lies above them, one with the time below:
// nothing of the pictures is covered.
struct ComparisonLayout {
    int views = 2;
    int viewWidth = 0;  // of a view; the film's size, or smaller where the row would be too wide
    int viewHeight = 0;
    int cellWidth = 0;  // even: a view of odd size has a line of ground beside it
    int cellHeight = 0;
    int gap = 4;
    int bandHeight = 0;

    [[nodiscard]] int width() const { return views * cellWidth + (views - 1) * gap; }
    [[nodiscard]] int height() const { return cellHeight + 2 * bandHeight; }
    [[nodiscard]] int leftOf(int view) const { return view * (cellWidth + gap); }
};

inline constexpr int widestViews = 3840;  // together, without the gaps between them

[[nodiscard]] ComparisonLayout layOut(int filmWidth, int filmHeight, int views);

// Y'CbCr 4:4:4, 8 bit, limited range, by the film's own matrix (BT.709 for RGB).
[[nodiscard]] color::PictureFormat comparisonFormat(const ComparisonLayout& layout,
                                                    color::Matrix film);

// Puts the image into the picture, which is of a comparisonFormat(), with its corner at (x, y).
// Different parts may be filled from different threads.
void put(const picture::RgbImage& image, const color::Picture& picture, int x, int y);

}  // namespace kinechrome::delivery
