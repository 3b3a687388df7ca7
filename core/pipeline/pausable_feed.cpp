// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/pipeline/pausable_feed.h"

#include <utility>

namespace kinechrome::pipeline {
namespace {

class PausableFeed final : public FrameFeed {
public:
    PausableFeed(std::unique_ptr<FrameFeed> feed, std::shared_ptr<base::PauseGate> gate)
        : feed_(std::move(feed)), gate_(std::move(gate)) {}

    const media::MediaInfo& info() const override { return feed_->info(); }
    base::Result<std::optional<media::VideoFrame>> next(std::stop_token stop) override {
        if (!gate_->pass(stop)) return base::cancelled(info().path.string());
        return feed_->next(std::move(stop));
    }
    std::int64_t expectedFrames() const override { return feed_->expectedFrames(); }
    std::optional<Span> span() const override { return feed_->span(); }
    std::optional<std::string> salvaged() const override { return feed_->salvaged(); }

private:
    std::unique_ptr<FrameFeed> feed_;
    std::shared_ptr<base::PauseGate> gate_;
};

}  // namespace

std::unique_ptr<FrameFeed> pausable(std::unique_ptr<FrameFeed> feed,
                                    std::shared_ptr<base::PauseGate> gate) {
    if (!gate) return feed;
    return std::make_unique<PausableFeed>(std::move(feed), std::move(gate));
}

}  // namespace kinechrome::pipeline
