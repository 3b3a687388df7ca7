// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/timeline/timeline_scale.h"

#include <algorithm>
#include <cmath>

namespace kinechrome::ui {
namespace {

constexpr double fewestFrames = 12.0;  // closest zoom

}  // namespace

void TimelineScale::setCount(std::int64_t count) {
    const bool wasWhole = visible_ >= static_cast<double>(count_);
    count_ = std::max<std::int64_t>(0, count);
    if (wasWhole) {
        showAll();
    } else {
        clamp();
    }
}

double TimelineScale::pixelsPerFrame() const {
    return visible_ > 0.0 ? width_ / visible_ : 1.0;
}

std::int64_t TimelineScale::frameAt(double x) const {
    const auto frame = static_cast<std::int64_t>(std::floor(first_ + x / pixelsPerFrame()));
    return std::clamp<std::int64_t>(frame, 0, std::max<std::int64_t>(0, count_ - 1));
}

void TimelineScale::zoom(double factor, double x) {
    const double anchor = first_ + x / pixelsPerFrame();
    visible_ /= factor;
    clamp();
    first_ = anchor - x / pixelsPerFrame();
    clamp();
}

void TimelineScale::pan(double frames) {
    first_ += frames;
    clamp();
}

void TimelineScale::showAll() {
    first_ = 0.0;
    visible_ = std::max(1.0, static_cast<double>(count_));
}

void TimelineScale::reveal(std::int64_t frame) {
    const auto position = static_cast<double>(frame);
    if (position < first_) first_ = position - visible_ * 0.1;
    if (position + 1.0 > first_ + visible_) first_ = position - visible_ * 0.9;
    clamp();
}

void TimelineScale::clamp() {
    const double whole = std::max(1.0, static_cast<double>(count_));
    visible_ = std::clamp(visible_, std::min(fewestFrames, whole), whole);
    first_ = std::clamp(first_, 0.0, whole - visible_);
}

}  // namespace kinechrome::ui
