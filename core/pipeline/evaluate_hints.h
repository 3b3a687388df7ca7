// SPDX-License-Identifier: GPL-3.0-or-later
// The hint curve: how close the colour comes with 0, 1, 5, 20... points of true colour.
#pragma once

#include <map>
#include <optional>
#include <string>
#include <vector>

#include <nlohmann/json.hpp>

#include "core/base/error.h"
#include "core/metrics/figures.h"
#include "core/pipeline/evaluate_figures.h"
#include "core/pipeline/evaluate_painter.h"

namespace kinechrome::pipeline {

// One number of points; a value that cannot be had is missing.
//  rmse_ab, mean_ab_distance, colorfulness: of the whole picture, as everywhere.
//  spot_error: inside the hinted discs at picture size, the mean a*b* distance between the asked
//  colour and the picture as exported (locked to the luma, in the codes of the stream).
//  spot_error_before_lock: the same before the lock: what the network and the upsampling left.
//  spot_error_floor: the same for a picture that has exactly the asked colour there before the
//  lock: what the gamut at that luma, subsampling and the codes take away from any model.
struct HintFigures {
    int points = 0;
    std::map<std::string, double, std::less<>> values;
};
[[nodiscard]] nlohmann::json toJson(const std::vector<HintFigures>& curve);

// Point by point, over those members that have the value. Members hold the same numbers of points.
[[nodiscard]] std::vector<HintFigures> meanOf(const std::vector<std::vector<HintFigures>>& members);

// Means over the frames of one clip or still, for one number of points. One thread at a time.
class HintTally {
public:
    explicit HintTally(int points) : points_(points) {}
    // Errors: Usage, Internal.
    [[nodiscard]] base::Result<void> add(const color::Picture& source, const PaintedFrame& painted,
                                         const metrics::JudgedPicture& truth);
    [[nodiscard]] HintFigures figures() const;
    [[nodiscard]] int points() const { return points_; }

private:
    int points_;
    std::map<std::string, Mean, std::less<>> means_;
};

}  // namespace kinechrome::pipeline
