// SPDX-License-Identifier: GPL-3.0-or-later
// CutBook: the shot detector of an export, with what it has answered already.
#pragma once

#include <algorithm>
#include <cstdint>
#include <limits>
#include <memory>
#include <vector>

#include "core/temporal/shot_detector.h"

namespace kinechrome::pipeline {

// A frame may be asked about twice: the detector sees it once, in order. One thread at a time.
class CutBook {
public:
    // `gray`: the frame's, see PlannedColor::shotGrayOf(); it is looked at only if no later frame
    // has been.
    [[nodiscard]] bool isCut(std::int64_t frame, const base::Plane<float>& gray) {
        if (frame < seenTo_) return std::binary_search(cuts_.begin(), cuts_.end(), frame);
        seenTo_ = frame + 1;
        const bool cut = detector_->isCut(gray);
        if (cut) cuts_.push_back(frame);
        return cut;
    }
    // The detector's answers do not matter: segments know every shot.
    void closeWithoutCuts() { seenTo_ = std::numeric_limits<std::int64_t>::max(); }

private:
    std::unique_ptr<temporal::ShotDetector> detector_ = temporal::ShotDetector::make();
    std::vector<std::int64_t> cuts_;
    std::int64_t seenTo_ = 0;
};

}  // namespace kinechrome::pipeline
