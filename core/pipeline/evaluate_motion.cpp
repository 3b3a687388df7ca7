// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/pipeline/evaluate_motion.h"

#include <algorithm>
#include <utility>

#include "core/picture/chroma_upsampler.h"

namespace kinechrome::pipeline {

namespace {

constexpr int cutWidth = 160;  // what the shot detector gets

metrics::Motion motionOf(temporal::FlowField flow) {
    return {std::move(flow.u), std::move(flow.v)};
}

}  // namespace

bool ClipShots::begins(const base::Plane<float>& gray) {
    const int width = std::min(gray.width(), cutWidth);
    const bool cut = detector_->isCut(
        picture::resize(gray, width, std::max(1, gray.height() * width / gray.width())));
    return !std::exchange(any_, true) || cut;
}

MotionFinder::MotionFinder() : flow_(temporal::makeDisFlow(temporal::FlowPreset::Medium)) {}

PairMotion MotionFinder::between(const base::Plane<float>& from, const base::Plane<float>& to) {
    PairMotion pair;
    pair.forward = motionOf(flow_->compute(from, to));
    pair.backward = motionOf(flow_->compute(to, from));
    pair.visible = metrics::visibleMask(pair.forward, pair.backward);
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
