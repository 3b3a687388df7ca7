// SPDX-License-Identifier: GPL-3.0-or-later
// MotionBook: how the frames of a film continue each other, in any order, each pair's flow searched
// once for all who follow motion: stabiliser, hints, graphs.
#pragma once

#include <cstddef>
#include <cstdint>
#include <functional>
#include <memory>

#include "core/base/error.h"
#include "core/base/lru_cache.h"
#include "core/base/plane.h"
#include "core/temporal/moment.h"
#include "core/temporal/optical_flow.h"

namespace kinechrome::pipeline {

using MomentPtr = std::shared_ptr<const temporal::Moment>;

// Remembers as many pairs as fit into its bytes, those asked for last. One thread at a time.
class MotionBook {
public:
    // The gray of a frame as the network sees it, 0..1, all of one size. Errors are handed on.
    using GrayOf = std::function<base::Result<base::Plane<float>>(std::int64_t frame)>;

    MotionBook(GrayOf grayOf, std::size_t bytes);

    // How `frame` continues the one before it, whether or not a shot begins there; at
    // temporal::motionSize().
    [[nodiscard]] base::Result<MomentPtr> at(std::int64_t frame);
    // How it continues an earlier one; remembered for neighbours only.
    [[nodiscard]] base::Result<MomentPtr> between(std::int64_t frame, std::int64_t past);
    // The frame as one that begins a shot.
    [[nodiscard]] base::Result<MomentPtr> alone(std::int64_t frame);
    // Another gray from now on.
    void forget() { known_.clear(); }

private:
    [[nodiscard]] base::Result<base::Plane<float>> motionGrayOf(std::int64_t frame);

    GrayOf grayOf_;
    std::unique_ptr<temporal::OpticalFlow> flow_;
    base::LruCache<std::int64_t, MomentPtr> known_;  // by the later frame
};

}  // namespace kinechrome::pipeline
