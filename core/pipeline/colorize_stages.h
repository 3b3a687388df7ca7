// SPDX-License-Identifier: GPL-3.0-or-later
// The five stages of an export, each on its own thread: decode, colorize, stabilize, compose,
// encode. See "How a frame flows" in ARCHITECTURE.md.
#pragma once

#include <cstdint>
#include <memory>
#include <variant>
#include <vector>

#include "core/base/bounded_queue.h"
#include "core/base/progress.h"
#include "core/edit/settings.h"
#include "core/media/media_writer.h"
#include "core/nn/colorizer.h"
#include "core/pipeline/cut_book.h"
#include "core/pipeline/debug_overlay.h"
#include "core/pipeline/frame_feed.h"
#include "core/pipeline/frame_log.h"
#include "core/pipeline/job_control.h"
#include "core/pipeline/look_ahead.h"
#include "core/pipeline/network_journal.h"
#include "core/pipeline/planned_color.h"
#include "core/pipeline/steady_track.h"
#include "core/pipeline/work_folder.h"
#include "core/temporal/moment.h"

namespace kinechrome::pipeline {

// A frame on its way; what a stage no longer needs it drops.
struct FrameItem {
    media::VideoFrame frame;
    base::Plane<float> gray;       // full size; guide of the upsampler
    base::Plane<float> smallGray;  // network size
    color::ChromaField chroma;
    [[nodiscard]] std::size_t bytes() const;
};
struct EndOfStream {};
using StageItem = std::variant<FrameItem, EndOfStream>;
using StageQueue = base::BoundedQueue<StageItem>;

// What the stages work with; `colorizer` null: identity, frames pass through unchanged.
struct StageParts {
    FrameFeed* feed = nullptr;
    nn::Colorizer* colorizer = nullptr;
    media::MediaWriter* writer = nullptr;
    const PlannedColor* planned = nullptr;
    CutBook* cuts = nullptr;
    edit::ColorSettings settings;
    LookAhead* ahead = nullptr;         // steadied before, by a method that looks ahead; null: here
    NetworkJournal* network = nullptr;  // null: nobody wants it
    WorkFolder* journal = nullptr;      // of the flicker; null: nobody wants it
    DebugOverlay overlay = DebugOverlay::None;
    int composers = 1;  // threads of the compose stage
};

// Owns the queues; one run per object. Frames reach the writer in the order of the feed.
class ColorizeStages {
public:
    ColorizeStages(StageParts parts, JobControl& control, base::Progress* progress);

    // Starts the threads and joins them. How it ended is in the JobControl; afterwards the log is
    // complete up to where the job got.
    void run();
    [[nodiscard]] const FrameLog& log() const { return log_; }
    [[nodiscard]] const FlickerSeries& flicker() const { return track_.flicker(); }

private:
    base::Result<void> decode(StagePosition& at);
    base::Result<void> colorize(StagePosition& at);
    [[nodiscard]] base::Result<color::ChromaField> networkColor(const FrameItem& work);
    base::Result<void> stabilize(StagePosition& at);
    base::Result<void> steady(FrameItem& work);
    [[nodiscard]] temporal::SharedMoment momentOf(const FrameItem& work, bool cut);
    [[nodiscard]] bool staysAsItIs(const media::VideoFrame& frame) const;
    base::Result<void> compose(std::size_t worker, StagePosition& at);
    base::Result<void> encode(StagePosition& at);
    bool push(StageQueue& queue, StageItem item);
    // Hands the end of the stream to every composer.
    bool pushEnd(std::vector<std::unique_ptr<StageQueue>>& queues);

    StageParts parts_;
    JobControl& control_;
    base::Progress* progress_;
    std::stop_token stop_;
    FrameLog log_;  // decode's while it runs
    temporal::MomentMaker moments_;
    SteadyTrack track_;
    StageQueue decoded_;
    StageQueue colored_;
    // Frame i goes to composer i mod n and is fetched from there in turn: order without sorting.
    std::vector<std::unique_ptr<StageQueue>> steadied_;
    std::vector<std::unique_ptr<StageQueue>> composed_;
};

}  // namespace kinechrome::pipeline
