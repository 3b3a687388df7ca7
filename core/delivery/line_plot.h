// SPDX-License-Identifier: GPL-3.0-or-later
// Plots of a value by frame, as inline SVG that prints well.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "core/delivery/export_record.h"
#include "core/delivery/markup.h"

namespace kinechrome::delivery {

enum class Ink { Plain, Accent, Quiet };  // gray, colour, dashed gray

struct PlotLine {
    std::string name;
    Ink ink = Ink::Accent;
    Series values;  // one a frame
};

// Frames are numbered from `first`; fine lines stand at the frames of `starts`. The axis begins at
// 0. Long films are drawn as the mean of as many frames as share a column, and the range that they
// span as a shade. Lines without values are left out.
[[nodiscard]] Markup linePlot(const std::vector<PlotLine>& lines, std::int64_t first,
                              const std::vector<std::int64_t>& starts);

}  // namespace kinechrome::delivery
