// SPDX-License-Identifier: GPL-3.0-or-later
// SteadyTrack: one stabiliser at work, and what it does to the flicker of each frame.
#pragma once

#include <deque>
#include <memory>
#include <optional>
#include <utility>
#include <vector>

#include "core/temporal/flicker_meter.h"
#include "core/temporal/stabilizer.h"

namespace kinechrome::pipeline {

// Flicker of each frame along the motion, see temporal::FlickerMeter: of the network's colour and
// of the steadied one. Empty where there is nothing to compare with: a shot's first frame.
struct FlickerSeries {
    std::vector<std::optional<double>> before;
    std::vector<std::optional<double>> after;
};

// Frames go in and come out as of the stabiliser. One thread at a time.
class SteadyTrack {
public:
    explicit SteadyTrack(std::unique_ptr<temporal::Stabilizer> stabilizer)
        : stabilizer_(std::move(stabilizer)) {}

    void push(const color::ChromaField& network, const temporal::SharedMoment& moment) {
        stabilizer_->push(network, moment);
    }
    void finish() { stabilizer_->finish(); }
    // From the next frame on, which begins a shot, another stabiliser is at work.
    void goOnWith(std::unique_ptr<temporal::Stabilizer> next) {
        stabilizer_->finish();
        while (auto frame = stabilizer_->pop()) late_.push_back(*std::move(frame));
        stabilizer_ = std::move(next);
    }
    [[nodiscard]] std::optional<temporal::SteadyFrame> pop() {
        auto frame = next();
        if (frame) {
            flicker_.before.push_back(before_.next(frame->network, *frame->moment));
            flicker_.after.push_back(after_.next(frame->field, *frame->moment));
        }
        return frame;
    }
    // Of the frames that have come out.
    [[nodiscard]] const FlickerSeries& flicker() const { return flicker_; }

private:
    std::optional<temporal::SteadyFrame> next() {
        if (late_.empty()) return stabilizer_->pop();
        std::optional<temporal::SteadyFrame> frame(std::move(late_.front()));
        late_.pop_front();
        return frame;
    }

    std::unique_ptr<temporal::Stabilizer> stabilizer_;
    std::deque<temporal::SteadyFrame> late_;  // of the stabiliser before
    temporal::FlickerMeter before_;
    temporal::FlickerMeter after_;
    FlickerSeries flicker_;
};

}  // namespace kinechrome::pipeline
