// SPDX-License-Identifier: GPL-3.0-or-later
//
// Note [Two passes]
// A stabiliser that looks ahead gives a frame's colour long after it has taken the frame. Holding
// the film's pictures that long would take gigabytes, so the film is read twice: the first pass
// keeps small chroma fields only, on the disk (scratch_chroma.h), and the second one composes them
// with the pictures. Decoding twice costs less than the network did once.
#include "core/pipeline/look_ahead.h"

#include <optional>
#include <thread>
#include <utility>
#include <vector>

#include "core/base/bounded_queue.h"
#include "core/color/luma_lock.h"
#include "core/pipeline/chroma_fields.h"
#include "core/pipeline/job_control.h"
#include "core/pipeline/steady_run.h"

namespace kinechrome::pipeline {

namespace {

constexpr std::size_t queueItems = 4;
constexpr std::size_t queueBytes = std::size_t{48} << 20U;

// A frame on its way; no gray: the end.
struct AheadItem {
    std::int64_t index = 0;
    base::Plane<float> gray;
    base::Plane<float> smallGray;
    color::ChromaField network;
};
using AheadQueue = base::BoundedQueue<AheadItem>;

// The three stages of the pass. One run per object.
class AheadStages {
public:
    AheadStages(const LookAheadRequest& request, ScratchChroma& store, JobControl& control,
                base::Progress* progress)
        : request_(request),
          progress_(progress),
          control_(control),
          stop_(control.token()),
          run_(methods(request.settings), store),
          decoded_(queueItems, queueBytes),
          colored_(queueItems, queueBytes) {}

    void run() {
        std::vector<std::jthread> threads;
        threads.push_back(
            startStage(control_, "decode", [this](StagePosition& at) { return decode(at); }));
        threads.push_back(
            startStage(control_, "colorize", [this](StagePosition& at) { return colorize(at); }));
        threads.push_back(
            startStage(control_, "stabilize", [this](StagePosition& at) { return steady(at); }));
    }
    [[nodiscard]] const FlickerSeries& flicker() const { return run_.flicker(0); }

private:
    static std::vector<SteadyMethod> methods(const edit::ColorSettings& settings) {
        std::vector<SteadyMethod> list;
        list.push_back({std::string(edit::toString(settings.stabilizer)),
                        temporal::makeStabilizer(settings.stabilizer, settings.strength)});
        return list;
    }

    bool push(AheadQueue& queue, AheadItem item) {
        const std::size_t bytes =
            item.gray.bytes() + item.smallGray.bytes() + 3 * item.network.a.bytes();
        return queue.push(std::move(item), bytes, stop_);
    }

    base::Result<void> decode(StagePosition& at) {
        for (at.frame = 0;; ++at.frame) {
            const auto next = request_.feed->next(stop_);
            if (!next) return base::fail(next.error());
            AheadItem item;
            if (next->has_value()) {
                item.index = (*next)->index;
                item.gray = color::grayInput((*next)->picture);
            }
            if (!push(decoded_, std::move(item)) || !next->has_value()) return {};
        }
    }

    base::Result<void> colorize(StagePosition& at) {
        for (at.frame = 0;; ++at.frame) {
            auto item = decoded_.pop(stop_);
            if (!item) return {};
            const bool end = item->gray.empty();
            if (!end) {
                item->smallGray = request_.planned->networkGrayOf(item->index, item->gray);
                auto network = request_.planned->colorize(item->index, item->smallGray);
                if (!network) return base::fail(std::move(network.error()));
                item->network = *std::move(network);
            }
            if (!push(colored_, *std::move(item)) || end) return {};
        }
    }

    base::Result<void> steady(StagePosition& at) {
        for (at.frame = 0;; ++at.frame) {
            const auto item = colored_.pop(stop_);
            if (!item) return {};
            if (item->gray.empty()) return run_.finish();
            const bool cut = request_.cuts->isCut(item->index, item->smallGray);
            if (auto other = request_.planned->stabilizerFrom(item->index)) {
                run_.goOnWith(0, std::move(other));
            }
            const auto known = request_.planned->knownMotion(item->index);
            auto pushed = run_.push(
                item->smallGray, item->network, request_.planned->beginsAnew(item->index, cut),
                request_.planned->isAnchor(item->index), known ? &*known : nullptr);
            if (!pushed) return pushed;
            if (progress_ != nullptr) progress_->advance();
        }
    }

    const LookAheadRequest& request_;
    base::Progress* progress_;
    JobControl& control_;
    std::stop_token stop_;
    SteadyRun run_;  // the last stage's while it runs
    AheadQueue decoded_;
    AheadQueue colored_;
};

}  // namespace

base::Result<std::unique_ptr<LookAhead>> LookAhead::make(const LookAheadRequest& request,
                                                         base::Progress* progress,
                                                         const std::stop_token& stop) {
    auto store = ScratchChroma::make(request.folder);
    if (!store) return base::fail(std::move(store.error()));
    std::unique_ptr<LookAhead> ahead(new LookAhead(*std::move(store)));
    JobControl control(stop);
    AheadStages stages(request, *ahead->store_, control, progress);
    stages.run();
    ahead->cpuSeconds_ = control.cpuSeconds();
    if (auto failure = control.failure()) return base::fail(*std::move(failure));
    if (stop.stop_requested()) return base::cancelled(request.feed->info().path.string());
    ahead->flicker_ = stages.flicker();
    return ahead;
}

base::Result<LookAhead::Fields> LookAhead::next() {
    const std::int64_t frame = next_++;
    auto steady = store_->get(frame, SteadyRun::layerOf(0));
    if (!steady) return base::fail(std::move(steady.error()));
    auto network = store_->get(frame, SteadyRun::networkLayer);
    if (!network) return base::fail(std::move(network.error()));
    return Fields{*std::move(network), *std::move(steady)};
}

}  // namespace kinechrome::pipeline
