// SPDX-License-Identifier: GPL-3.0-or-later
// The paper's figure: gray, colourised and ground truth of the best, median and worst frames.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <vector>

#include "core/picture/sheet.h"
#include "core/pipeline/evaluate_clip.h"

namespace kinechrome::pipeline {

// Three pictures below a label; the label's last part, behind a comma, is the distance.
[[nodiscard]] picture::SheetColumn sheetColumn(const std::string& label, const ShownFrame& frame);
[[nodiscard]] picture::SheetBand emptyBand(const std::string& title);

// Keeps the pictures of a clip's best, median and worst frames while it streams by. Best and worst
// are exact; the median is the one among at most 64 evenly spaced frames that lies in their middle,
// so that memory does not grow with the clip. One thread at a time.
class SheetPicker {
public:
    void add(const ShownFrame& frame);
    [[nodiscard]] picture::SheetBand band(const std::string& title) const;

private:
    struct Pick {
        double distance = 0.0;
        picture::SheetColumn column;
    };
    void sample(const Pick& pick);

    std::int64_t seen_ = 0;
    std::int64_t stride_ = 1;
    std::vector<Pick> extremes_;  // best, worst
    std::vector<Pick> samples_;
};

// Which stills a sheet shows, by their distances: up to four of the best, the ones around the
// median, and the worst (worst first), no still twice.
struct ChosenStills {
    std::string title;
    std::vector<std::size_t> indices;  // into the list of distances
};
[[nodiscard]] std::vector<ChosenStills> chooseStills(const std::vector<double>& distances);

}  // namespace kinechrome::pipeline
