// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/temporal/window_stabilizer.h"

#include <algorithm>
#include <memory>
#include <utility>

#include "core/temporal/running_mean.h"

namespace kinechrome::temporal {

namespace {

constexpr std::size_t usualSamples = 16000;
constexpr std::size_t smallestBlock = 8;

WindowSize fitted(WindowSize preferred, const color::ChromaField& field) {
    const auto samples =
        static_cast<std::size_t>(field.width()) * static_cast<std::size_t>(field.height());
    if (samples <= usualSamples) return preferred;
    const auto fewer = [&](std::size_t frames) {
        return std::max(smallestBlock, frames * usualSamples / samples);
    };
    return {fewer(preferred.block), fewer(preferred.ahead)};
}

// What a window needs of a moment: of the finer one the gray alone, which anchors are searched in.
SharedMoment slimmed(const SharedMoment& moment) {
    auto fine = std::make_shared<Moment>();
    if (moment.fine) fine->gray = moment.fine->gray;
    return {moment.coarse, std::move(fine), moment.anchor};
}

}  // namespace

void WindowStabilizer::push(const color::ChromaField& network, const SharedMoment& moment) {
    const bool begins = moment.coarse->beginsShot();
    if (begins || window_.empty()) {
        if (begins) {
            finish();
            forget();
        }
        size_ = fitted(preferred_, network);
    }
    window_.push_back({network, weightsOf(network), slimmed(moment)});
    if (window_.size() >= size_.block + size_.ahead) release(size_.block);
}

void WindowStabilizer::finish() {
    if (!window_.empty()) release(window_.size());
}

void WindowStabilizer::release(std::size_t count) {
    auto fields = solve(window_, count);
    for (std::size_t i = 0; i < count; ++i) {
        deliver({std::move(fields[i]), window_[i].network, window_[i].moment.coarse});
    }
    window_.erase(window_.begin(), window_.begin() + static_cast<std::ptrdiff_t>(count));
}

}  // namespace kinechrome::temporal
