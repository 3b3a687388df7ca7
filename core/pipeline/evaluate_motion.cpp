// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/pipeline/evaluate_motion.h"

namespace kinechrome::pipeline {

namespace {

metrics::Motion motionOf(temporal::FlowField flow) {
    return {std::move(flow.u), std::move(flow.v)};
}

}  // namespace

MotionFinder::MotionFinder() : flow_(temporal::makeDisFlow(temporal::FlowPreset::Medium)) {}

PairMotion MotionFinder::between(const base::Plane<float>& from, const base::Plane<float>& to) {
    PairMotion pair;
    pair.forward = motionOf(flow_->compute(from, to));
    pair.visible = metrics::visibleMask(pair.forward, motionOf(flow_->compute(to, from)));
    return pair;
}

FrameMotion MotionFinder::next(const base::Plane<float>& gray, bool newShot) {
    FrameMotion motion;
    if (newShot || previous_.empty()) {
        first_ = gray;
    } else {
        motion.fromPrevious = between(previous_, gray);
        motion.fromFirst = between(first_, gray);
    }
    previous_ = gray;
    return motion;
}

void MotionWatcher::next(const color::RgbPlanes& rgb, const color::LabPlanes& lab,
                         const FrameMotion& motion, MotionTally& tally) {
    tally.consistency.add(metrics::colorHistogram(rgb));
    if (motion.fromPrevious) {
        tally.warpShort.add(metrics::warpError(previous_, lab, motion.fromPrevious->forward,
                                               motion.fromPrevious->visible));
    }
    if (motion.fromFirst) {
        tally.warpLong.add(
            metrics::warpError(first_, lab, motion.fromFirst->forward, motion.fromFirst->visible));
    } else {
        first_ = lab;
    }
    previous_ = lab;
}

}  // namespace kinechrome::pipeline
