// SPDX-License-Identifier: GPL-3.0-or-later
// Which frames of a clip are compared along the motion, and the motion between them.
#pragma once

#include <memory>
#include <optional>

#include "core/base/plane.h"
#include "core/color/luma_lock.h"
#include "core/metrics/temporal_figures.h"
#include "core/pipeline/evaluate_figures.h"
#include "core/temporal/optical_flow.h"
#include "core/temporal/shot_detector.h"

namespace kinechrome::pipeline {

// From an earlier frame to the present one, on the gray pictures at full size (DIS, medium), and
// where it can be trusted.
struct PairMotion {
    metrics::Motion forward;
    metrics::Motion backward;  // from the present frame to the earlier one
    base::Plane<float> visible;
};

// What the present frame is compared with: the frame before it, and the first of its shot (flow
// computed directly between the two, not chained). Empty at the beginning of a shot.
struct FrameMotion {
    std::optional<PairMotion> fromPrevious;
    std::optional<PairMotion> fromFirst;
};

// Where the shots of a clip begin, told frame by frame. One thread at a time.
class ClipShots {
public:
    ClipShots() : detector_(temporal::ShotDetector::make()) {}
    // `gray`: at full size. True for the first frame too.
    [[nodiscard]] bool begins(const base::Plane<float>& gray);

private:
    std::unique_ptr<temporal::ShotDetector> detector_;
    bool any_ = false;
};

// Keeps two gray frames. One thread at a time.
class MotionFinder {
public:
    MotionFinder();
    [[nodiscard]] FrameMotion next(const base::Plane<float>& gray, bool newShot);

private:
    [[nodiscard]] PairMotion between(const base::Plane<float>& from, const base::Plane<float>& to);

    std::unique_ptr<temporal::OpticalFlow> flow_;
    base::Plane<float> previous_;
    base::Plane<float> first_;
};

// Follows one colouring of the clip and fills its tally. Keeps two frames' chroma.
class MotionWatcher {
public:
    void next(const color::RgbPlanes& rgb, const color::LabPlanes& lab, const FrameMotion& motion,
              MotionTally& tally);

private:
    color::LabPlanes previous_;
    color::LabPlanes first_;
};

}  // namespace kinechrome::pipeline
