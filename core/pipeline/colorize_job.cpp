// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/pipeline/colorize_job.h"

#include <algorithm>
#include <chrono>
#include <optional>
#include <system_error>
#include <thread>
#include <utility>

#include <fmt/format.h>

#include "core/base/atomic_file.h"
#include "core/pipeline/colorize_plan.h"
#include "core/pipeline/colorize_stages.h"
#include "core/pipeline/export_part.h"
#include "core/pipeline/look_ahead.h"
#include "core/pipeline/pausable_feed.h"
#include "core/pipeline/resume_plan.h"
#include "core/pipeline/self_check.h"
#include "core/pipeline/sidecar.h"
#include "core/pipeline/source_hashes.h"

namespace kinechrome::pipeline {

namespace {

// Composing is the stage that grows with the picture; more threads than this wait for the encoder.
constexpr unsigned mostComposers = 4;

int composerCount(int threads) {
    const unsigned cores =
        threads > 0 ? static_cast<unsigned>(threads) : std::thread::hardware_concurrency();
    return static_cast<int>(std::clamp(cores / 2, 1U, mostComposers));
}

ColorizeReport beginReport(const ColorizeRequest& request, const ExportPlan& plan,
                           const NoticeSink& notice) {
    ColorizeReport report;
    report.input = request.input;
    report.output = request.output;
    report.sidecar = sidecarPath(request.output, plan.preset);
    report.model = request.settings.model;
    report.stabilizer = std::string(
        edit::toString(plan.colorizer ? request.settings.stabilizer : edit::StabilizerKind::None));
    if (plan.colorizer) report.colorizer = plan.colorizer->info();
    const media::WriterPlan& writing = plan.writing;
    report.dropped = writing.dropped;
    report.notes = plan.warnings;
    report.notes.insert(report.notes.end(), writing.notes.begin(), writing.notes.end());
    if (plan.planned) {
        report.otherModels = plan.planned->otherModels();
        const auto& planned = plan.planned->notes();
        report.notes.insert(report.notes.end(), planned.begin(), planned.end());
    }
    if (notice) {
        for (const auto& note : report.notes) notice(note);
        for (const auto& stream : report.dropped) {
            notice(fmt::format("{} is left out: {}", stream.stream, stream.reason));
        }
    }
    return report;
}

// The first of two passes, on a feed of its own.
base::Result<std::unique_ptr<LookAhead>> lookAhead(const ColorizeRequest& request,
                                                   const ExportPlan& plan, base::Progress* progress,
                                                   const std::stop_token& stop) {
    media::ReaderOptions options;
    options.threads = request.threads;
    options.salvage = request.salvage;
    const auto range = plan.working ? plan.working : request.range;
    auto opened = FrameFeed::open(request.input, range, options, stop);
    if (!opened) return base::fail(opened.error());
    const auto feed = pausable(*std::move(opened), request.pause);
    if (progress != nullptr) progress->start(2 * feed->expectedFrames());
    return LookAhead::make(
        {feed.get(), plan.planned.get(), request.settings, plan.cuts.get(), plan.work->fields()},
        progress, stop);
}

// A look-ahead method tells the flicker of all frames before the first one is written.
void addToJournal(const FlickerSeries& flicker, WorkFolder& work) {
    for (std::size_t i = 0; i < flicker.after.size(); ++i) {
        work.addFlicker(flicker.before[i], flicker.after[i]);
    }
}

void append(const FlickerSeries& more, FlickerSeries& series) {
    series.before.insert(series.before.end(), more.before.begin(), more.before.end());
    series.after.insert(series.after.end(), more.after.begin(), more.after.end());
}

FrameLog afterKept(const ExportPlan& plan, const FrameLog& made) {
    if (plan.kept.frames == 0) return made;
    FrameLog log = plan.kept.log;
    log.pts.insert(log.pts.end(), made.pts.begin(), made.pts.end());
    log.luma.insert(log.luma.end(), made.luma.begin(), made.luma.end());
    return log;
}

base::Result<FrameLog> runStages(const ColorizeRequest& request, ExportPlan& plan,
                                 base::Progress* progress, ColorizeReport& report,
                                 const std::stop_token& stop) {
    report.stageSeconds = {
        {"decode", 0.0}, {"colorize", 0.0}, {"stabilize", 0.0}, {"compose", 0.0}, {"encode", 0.0}};
    report.flicker = plan.kept.flicker;
    if (plan.idle()) {
        FrameLog none;
        none.timeBase = plan.feed->info().video.timeBase;
        return plan.writer->complete(stop).map([&] { return afterKept(plan, none); });
    }
    JobControl control(stop);
    StageParts parts;
    parts.feed = plan.feed.get();
    parts.colorizer = plan.colorizer.get();
    parts.writer = plan.writer.get();
    parts.settings = request.settings;
    parts.planned = plan.planned.get();
    parts.cuts = plan.cuts.get();
    parts.overlay = request.overlay;
    std::unique_ptr<LookAhead> ahead;
    std::optional<NetworkJournal> network;
    if (plan.colorizer && plan.planned->looksAhead()) {
        auto made = lookAhead(request, plan, progress, stop);
        if (!made) return base::fail(std::move(made.error()));
        ahead = *std::move(made);
        parts.ahead = ahead.get();
        addToJournal(ahead->flicker(), *plan.work);
    } else if (plan.planned->steadiesAny()) {
        parts.journal = plan.work.get();
        if (plan.colorizer && isResumable(request, plan.preset)) {
            network.emplace(plan.work->network());
            parts.network = &*network;
        }
    }
    parts.composers = composerCount(request.threads);
    ColorizeStages stages(std::move(parts), control, progress);
    stages.run();
    for (const auto& [stage, seconds] : control.cpuSeconds()) report.stageSeconds[stage] = seconds;
    if (ahead) {
        for (const auto& [stage, seconds] : ahead->cpuSeconds()) {
            report.stageSeconds[stage] += seconds;
        }
    }
    if (auto failure = control.failure()) return base::fail(*std::move(failure));
    if (stop.stop_requested()) return base::cancelled(request.output.string());
    if (plan.colorizer && plan.planned->steadiesAny()) {
        append(ahead ? ahead->flicker() : stages.flicker(), report.flicker);
    }
    return afterKept(plan, stages.log());
}

// Sidecar first: a film under its final name always has one.
base::Result<void> publish(media::MediaWriter& writer, const std::filesystem::path& sidecar,
                           const nlohmann::json& document) {
    // File names need not be UTF-8; a document must be.
    const std::string text = document.dump(1, ' ', false, nlohmann::json::error_handler_t::replace);
    if (auto written = base::writeFileAtomically(sidecar, text + "\n"); !written) {
        return written;
    }
    auto published = writer.publish();
    if (!published) {
        std::error_code ignored;
        std::filesystem::remove(sidecar, ignored);
    }
    return published;
}

base::Result<OutputFacts> checkAndPublish(const ColorizeRequest& request, ExportPlan& plan,
                                          FrameLog log, SourceHashes& hashes,
                                          ColorizeReport& report, const std::stop_token& stop) {
    ExportFacts facts;
    facts.source = plan.feed->info();
    facts.output = request.output;
    facts.plan = plan.writing;
    facts.preset = plan.preset;
    facts.range = request.range;
    facts.zeroPts = plan.span ? plan.span->firstPts : 0;
    facts.shard = plan.shard;
    facts.log = std::move(log);
    facts.threads = request.threads;
    if (hashes.streams()) {
        facts.sourceStreams = *hashes.streams();
    } else if (!request.salvage) {
        return base::fail(hashes.streams().error());
    }
    auto output = checkOutput(facts, stop);
    if (!output) return output;
    report.framesIn = static_cast<std::int64_t>(facts.log.pts.size());
    report.framesOut = output->frames;
    report.check = output->check;
    if (report.check.luma.state != CheckState::NotApplicable) {
        report.lumaIdentical = report.check.luma.state == CheckState::Passed;
    }
    if (auto fault = failureOf(report.check, request.output)) return base::fail(*std::move(fault));
    if (!hashes.fileSha256()) return base::fail(hashes.fileSha256().error());
    if (request.repeats) {
        auto repeat = checkRepeat(
            *request.repeats, {request.input, *hashes.fileSha256(), facts.log.luma, output->luma,
                               output->chroma, report.colorizer, request.programVersion});
        if (!repeat) return base::fail(std::move(repeat.error()));
        report.repeat = *std::move(repeat);
    }
    if (stop.stop_requested()) return base::cancelled(request.output.string());
    const auto sidecar = makeSidecar(request, report, facts, *output, *hashes.fileSha256());
    if (auto published = publish(*plan.writer, report.sidecar, sidecar); !published) {
        return base::fail(std::move(published.error()));
    }
    return output;
}

}  // namespace

base::Result<PartReport> runColorizePart(const ColorizeRequest& request, const PartRequest& part,
                                         base::Progress* progress, const NoticeSink& notice,
                                         std::stop_token stop) {
    const auto start = std::chrono::steady_clock::now();
    const double cpuStart = processCpuSeconds();
    auto plan = prepareExport(request, part, notice, progress, stop);
    if (!plan) return base::fail(std::move(plan.error()));
    ColorizeReport report = beginReport(request, *plan, notice);
    if (progress != nullptr) progress->start(plan->idle() ? 0 : plan->feed->expectedFrames());

    SourceHashes hashes(plan->feed->info(), stop);
    auto log = runStages(request, *plan, progress, report, stop);
    if (!log) return base::fail(std::move(log.error()));
    if (const auto lost = plan->feed->salvaged()) {
        report.notes.push_back(*lost);
        if (notice) notice(*lost);
    }
    const auto output = checkAndPublish(request, *plan, *std::move(log), hashes, report, stop);
    if (!output) return base::fail(output.error());

    const std::chrono::duration<double> wall = std::chrono::steady_clock::now() - start;
    report.seconds = wall.count();
    report.cpuSeconds = processCpuSeconds() - cpuStart;
    report.fps = static_cast<double>(report.framesOut) / std::max(report.seconds, 1e-9);
    report.peakRssMib = peakResidentMib();
    plan->work->finished();
    return PartReport{std::move(report), plan->shard, plan->kept.frames};
}

base::Result<ColorizeReport> runColorize(const ColorizeRequest& request, base::Progress* progress,
                                         const NoticeSink& notice, std::stop_token stop) {
    return runColorizePart(request, {}, progress, notice, std::move(stop)).map([](PartReport part) {
        return std::move(part.report);
    });
}

}  // namespace kinechrome::pipeline
