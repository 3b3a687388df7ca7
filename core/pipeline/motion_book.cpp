// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/pipeline/motion_book.h"

#include <utility>

namespace kinechrome::pipeline {

namespace {

constexpr std::size_t planesOfMoment = 7;  // gray, four of flow, two of visibility

}  // namespace

MotionBook::MotionBook(GrayOf grayOf, std::size_t bytes)
    : grayOf_(std::move(grayOf)),
      flow_(temporal::makeDisFlow(temporal::FlowPreset::Fast)),
      known_(bytes) {}

base::Result<base::Plane<float>> MotionBook::motionGrayOf(std::int64_t frame) {
    const auto gray = grayOf_(frame);
    if (!gray) return base::fail(gray.error());
    return temporal::motionGray(*gray);
}

base::Result<MomentPtr> MotionBook::at(std::int64_t frame) {
    return between(frame, frame - 1);
}

base::Result<MomentPtr> MotionBook::between(std::int64_t frame, std::int64_t past) {
    const bool neighbours = frame == past + 1;
    if (neighbours) {
        if (auto known = known_.find(frame)) return *known;
    }
    const auto before = motionGrayOf(past);
    if (!before) return base::fail(before.error());
    const auto now = motionGrayOf(frame);
    if (!now) return base::fail(now.error());
    MomentPtr moment =
        std::make_shared<const temporal::Moment>(temporal::relate(*flow_, *now, *before));
    if (neighbours) known_.insert(frame, moment, planesOfMoment * now->bytes());
    return moment;
}

base::Result<MomentPtr> MotionBook::alone(std::int64_t frame) {
    auto gray = motionGrayOf(frame);
    if (!gray) return base::fail(gray.error());
    temporal::Moment moment;
    moment.gray = *std::move(gray);
    return std::make_shared<const temporal::Moment>(std::move(moment));
}

}  // namespace kinechrome::pipeline
