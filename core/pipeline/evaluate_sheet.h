// SPDX-License-Identifier: GPL-3.0-or-later
// SheetPicker: keeps the pictures of a clip's best, median and worst frames while it streams by.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "core/color/luma_lock.h"
#include "core/picture/sheet.h"

namespace kinechrome::pipeline {

// Best and worst are exact; the median is the one among at most 64 evenly spaced frames that lies
// in their middle, so that memory does not grow with the clip. One thread at a time.
class SheetPicker {
public:
    // `label` names the frame, `distance` is its mean_ab_distance.
    void add(const std::string& label, double distance, const color::RgbPlanes& gray,
             const color::RgbPlanes& result, const color::RgbPlanes& truth);
    [[nodiscard]] picture::SheetBand band(const std::string& title) const;

private:
    struct Pick {
        std::string label;
        double distance = 0.0;
        std::vector<picture::RgbImage> pictures;  // gray, colourised, ground truth
    };
    void sample(const Pick& pick);

    std::int64_t seen_ = 0;
    std::int64_t stride_ = 1;
    std::vector<Pick> extremes_;  // best, worst
    std::vector<Pick> samples_;
};

}  // namespace kinechrome::pipeline
