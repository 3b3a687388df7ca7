// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/pipeline/part_plan.h"

#include <algorithm>
#include <utility>

#include <fmt/format.h>

#include "core/pipeline/pausable_feed.h"

namespace kinechrome::pipeline {

namespace {

media::ReaderOptions readerOptions(const ColorizeRequest& request) {
    media::ReaderOptions options;
    options.threads = request.threads;
    options.salvage = request.salvage;
    return options;
}

std::string describe(const ShardPlan& plan) {
    const std::string name = fmt::format("shard {} of {}", plan.number.index, plan.number.count);
    const auto& own = plan.own();
    if (own) {
        return fmt::format("{} has frames {} to {} of {} to {}", name, own->first, own->last,
                           plan.film.first, plan.film.last);
    }
    const auto filled = std::ranges::count_if(plan.shards, [](const auto& s) { return !!s; });
    return fmt::format(
        "{} has no frames, because there are {} shots only; it is not missed where "
        "shards are joined",
        name, filled);
}

}  // namespace

base::Result<void> checkPart(const ColorizeRequest& request, const PartRequest& part,
                             media::Preset preset) {
    if (part.resume == Resume::Yes && preset != media::Preset::Preservation) {
        return base::fail(
            base::ErrorKind::Usage, "--resume",
            isSequence(preset)
                ? "goes on with FFV1 in Matroska alone, whose frames prove themselves "
                  "whole by their checksums"
                : "goes on with FFV1 in Matroska alone: what a killed run has written "
                  "of a MOV or MP4 has no index and cannot be read",
            "name OUT.mkv, or start anew without --resume");
    }
    if (part.resume == Resume::Yes && request.salvage) {
        return base::fail(base::ErrorKind::Usage, "--resume",
                          "does not go with --salvage: a damaged film might not end at the same "
                          "frame twice",
                          "start anew without --resume");
    }
    if (!part.shard) return {};
    if (preset != media::Preset::Preservation) {
        return base::fail(base::ErrorKind::Usage, "--shard",
                          "makes FFV1 in Matroska alone, whose frames can be joined without "
                          "encoding them again",
                          "name OUT.mkv");
    }
    if (request.salvage) {
        return base::fail(base::ErrorKind::Usage, "--shard",
                          "does not go with --salvage: the shards of a damaged film might not "
                          "agree where it ends",
                          "export it in one run");
    }
    return {};
}

base::Result<std::unique_ptr<PlannedColor>> withoutHints(const ColorizeRequest& request,
                                                         const ExportPlan& plan,
                                                         const std::stop_token& stop) {
    ColorizeRequest bare = request;
    for (edit::Segment& segment : bare.segments) segment.hints.clear();
    return PlannedColor::make(bare, plan.colorizer.get(), stop);
}

base::Result<FilmShots> shotsOf(const ColorizeRequest& request, ExportPlan& plan,
                                const NoticeSink& notice, base::Progress* progress,
                                const std::stop_token& stop) {
    auto known = shotsOfSegments(request, stop);
    if (!known) return base::fail(std::move(known.error()));
    if (*known) {
        plan.cuts->closeWithoutCuts();
        return **std::move(known);
    }
    const auto planned = withoutHints(request, plan, stop);
    if (!planned) return base::fail(planned.error());
    auto opened = FrameFeed::open(request.input, request.range, readerOptions(request), stop);
    if (!opened) return base::fail(std::move(opened.error()));
    const auto feed = pausable(*std::move(opened), request.pause);
    if (notice) notice("the film is read once to find its shots");
    if (progress != nullptr) progress->start(feed->expectedFrames());
    return findShots(*feed, **planned, *plan.cuts, progress, stop);
}

base::Result<void> narrowToShard(const ColorizeRequest& request, ShardNumber number,
                                 ExportPlan& plan, const NoticeSink& notice,
                                 base::Progress* progress, const std::stop_token& stop) {
    auto shots = shotsOf(request, plan, notice, progress, stop);
    if (!shots) return base::fail(std::move(shots.error()));
    plan.shard = planShards(*shots, number);
    if (notice) notice(describe(*plan.shard));
    const std::int64_t end = shots->frames.last + 1;
    return narrowTo(plan.shard->own().value_or(edit::FrameRange{end, end - 1}), request, plan,
                    stop);
}

base::Result<void> narrowTo(const edit::FrameRange& frames, const ColorizeRequest& request,
                            ExportPlan& plan, const std::stop_token& stop) {
    plan.working = frames;
    if (plan.idle()) return {};
    auto feed = FrameFeed::open(request.input, frames, readerOptions(request), stop);
    if (!feed) return base::fail(std::move(feed.error()));
    plan.feed = pausable(*std::move(feed), request.pause);
    return {};
}

}  // namespace kinechrome::pipeline
