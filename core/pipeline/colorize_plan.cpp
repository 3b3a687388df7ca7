// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/pipeline/colorize_plan.h"

#include <algorithm>
#include <utility>

#include <fmt/format.h>

#include "core/color/luma_lock.h"
#include "core/media/piece_writer.h"
#include "core/nn/model_library.h"
#include "core/pipeline/debug_overlay.h"
#include "core/pipeline/part_plan.h"
#include "core/pipeline/pausable_feed.h"
#include "core/pipeline/resume_plan.h"
#include "core/pipeline/source_observer.h"

namespace kinechrome::pipeline {

namespace {

namespace fs = std::filesystem;

// Warnings must come before work starts, so they look at the beginning only; `inspect` sees all.
constexpr std::int64_t sampleFrames = 24;

// Errors: Usage (what the sample shows cannot be written so).
base::Result<std::vector<std::string>> sampleWarnings(const ColorizeRequest& request,
                                                      media::Preset preset,
                                                      const std::stop_token& stop) {
    std::optional<edit::FrameRange> sample;
    if (request.range) {
        sample = request.range;
        sample->last = std::min(sample->last, sample->first + sampleFrames - 1);
    }
    media::ReaderOptions options;
    options.threads = request.threads;
    options.salvage = true;  // damage is reported by the export itself
    auto feed = FrameFeed::open(request.input, sample, options, stop);
    if (!feed) return std::vector<std::string>();
    const bool editLists = preset == media::Preset::Mezzanine || preset == media::Preset::Access;
    SourceObserver observer((*feed)->info().video);
    while (observer.frames() < sampleFrames) {
        const auto frame = (*feed)->next(stop);
        if (!frame || !frame->has_value()) break;
        if (editLists && !request.range && (*frame)->pts < 0) {
            return base::fail(base::ErrorKind::Usage, request.input.string(),
                              "it begins before time zero, which MOV and MP4 cannot hold",
                              "choose FFV1 in Matroska, or give --range");
        }
        observer.observe(**frame);
    }
    auto warnings = observer.warnings();
    const auto color = observer.colorWarning();
    if (color && request.settings.model != identityModel) warnings.push_back(*color);
    return warnings;
}

std::map<std::string, std::string> disclosure(const ColorizeRequest& request,
                                              const nn::ColorizerInfo& model) {
    return {{"comment",
             fmt::format("Colour in this film was added by a machine (Kinechrome {}, model {}, "
                         "weights SHA-256 {}); its luma is the scan's.",
                         request.programVersion, model.modelName, model.modelSha256)}};
}

media::WriterRequest writerRequest(const ColorizeRequest& request, const ExportPlan& plan) {
    media::WriterRequest writer;
    writer.output = request.output;
    writer.preset = plan.preset;
    const auto& source = plan.feed->info().video.format;
    const bool identity = request.settings.model == identityModel;
    writer.input = identity ? source : color::colouredFormat(source);
    writer.source = request.input;
    if (plan.span) {
        writer.firstFrame = request.range->first;
        writer.firstPts = plan.span->firstPts;
        writer.endPts = plan.span->endPts;
    }
    writer.overwrite = request.overwrite;
    writer.strictStreams = request.strictStreams;
    writer.threads = request.threads;
    if (plan.colorizer && request.disclosure) {
        writer.metadata = disclosure(request, plan.colorizer->info());
    }
    return writer;
}

media::PieceRequest pieceRequest(const ColorizeRequest& request, const ExportPlan& plan) {
    media::PieceRequest piece;
    piece.film = writerRequest(request, plan);
    const bool first = !plan.shard || plan.shard->number.index == 1;
    piece.kept = plan.work->kept();
    piece.keptFrames = plan.kept.frames;
    piece.carried = first ? media::Carried::AllStreams : media::Carried::VideoAlone;
    return piece;
}

// What stands beside an output is named after it; an image sequence is a folder.
fs::path filmOrFolder(const fs::path& output, media::Preset preset) {
    return isSequence(preset) ? fs::absolute(output).parent_path() : output;
}

}  // namespace

base::Result<std::unique_ptr<nn::Colorizer>> openColorizer(const std::string& model,
                                                           const nn::ColorizerOptions& options,
                                                           const ColorizerFactory& factory) {
    if (factory) return factory(options);
    const auto entry = nn::findModel(model);
    if (!entry) return base::fail(entry.error());
    return nn::Colorizer::open(entry->folder, options);
}

namespace {

// A sidecar whose film is gone can make it again: it is not written over unasked. One beside a work
// folder was left by a kill between the two.
base::Result<void> checkSidecar(const ColorizeRequest& request, media::Preset preset) {
    std::error_code unknown;
    const fs::path sidecar = sidecarPath(request.output, preset);
    const bool left = WorkFolder::isLeft(filmOrFolder(request.output, preset));
    if (request.overwrite || request.repeats || left || !fs::exists(sidecar, unknown)) return {};
    return base::fail(base::ErrorKind::Output, sidecar.string(), "exists already",
                      "choose another name or allow overwriting");
}

}  // namespace

base::Result<ExportPlan> prepareSource(const ColorizeRequest& request,
                                       const std::stop_token& stop) {
    if (auto valid = edit::validate(request.settings); !valid) return base::fail(valid.error());
    ExportPlan plan;
    const auto preset = media::choosePreset(request.output, request.preset);
    if (!preset) return base::fail(preset.error());
    plan.preset = *preset;
    media::ReaderOptions options;
    options.threads = request.threads;
    options.salvage = request.salvage;
    auto feed = FrameFeed::open(request.input, request.range, options, stop);
    if (!feed) return base::fail(std::move(feed.error()));
    plan.feed = pausable(*std::move(feed), request.pause);
    plan.span = plan.feed->span();
    auto writing = media::planWriter(writerRequest(request, plan));
    if (!writing) return base::fail(std::move(writing.error()));
    plan.writing = *std::move(writing);
    if (auto free = checkSidecar(request, plan.preset); !free) return base::fail(free.error());
    auto warnings = sampleWarnings(request, plan.preset, stop);
    if (!warnings) return base::fail(std::move(warnings.error()));
    plan.warnings = *std::move(warnings);
    std::error_code unknown;
    const media::MediaInfo& source = plan.feed->info();
    if (source.imageSequence && fs::is_regular_file(request.input, unknown)) {
        plan.warnings.push_back(fmt::format("{} is read as the first of {} pictures",
                                            request.input.filename().string(),
                                            source.video.estimatedFrames));
    }
    return plan;
}

base::Result<ExportPlan> prepareExport(const ColorizeRequest& request, const PartRequest& part,
                                       const NoticeSink& notice, base::Progress* progress,
                                       const std::stop_token& stop) {
    auto prepared = prepareSource(request, stop);
    if (!prepared) return prepared;
    ExportPlan plan = *std::move(prepared);
    if (auto able = checkPart(request, part, plan.preset); !able) return base::fail(able.error());
    auto work = WorkFolder::take(filmOrFolder(request.output, plan.preset));
    if (!work) return base::fail(std::move(work.error()));
    plan.work = *std::move(work);
    if (part.resume == Resume::IfSame) {
        plan.work->leaveNothingWhenStopped(request.output.string() + ".part", stop);
    }
    ColorizeRequest own = request;
    const bool resumes = part.resume != Resume::No && isResumable(request, plan.preset);
    if (resumes && own.precision == nn::Precision::Auto) {
        own.precision = precisionOf(plan.work->record());
    }
    if (own.settings.model == identityModel && own.overlay != DebugOverlay::None) {
        return base::fail(base::ErrorKind::Usage, "debug overlay", "without a model there is none",
                          "choose a model");
    }
    if (own.settings.model != identityModel) {
        auto colorizer = openColorizer(own.settings.model, {own.device, own.threads, own.precision},
                                       own.colorizerFactory);
        if (!colorizer) return base::fail(std::move(colorizer.error()));
        plan.colorizer = *std::move(colorizer);
        auto shown = checkOverlay(own.overlay, own.settings, plan.colorizer->info());
        if (!shown) return base::fail(std::move(shown.error()));
    }
    if (part.shard) {
        auto narrowed = narrowToShard(own, *part.shard, plan, notice, progress, stop);
        if (!narrowed) return base::fail(std::move(narrowed.error()));
    }
    if (resumes) {
        auto resumed = goOn(own, part.resume, plan, notice, progress, stop);
        if (!resumed) return base::fail(std::move(resumed.error()));
    }
    if (plan.working) own.range = plan.working;
    auto planned = PlannedColor::make(own, plan.colorizer.get(), stop);
    if (!planned) return base::fail(std::move(planned.error()));
    plan.planned = *std::move(planned);
    auto writer = media::openPieceWriter(pieceRequest(request, plan), stop);
    if (!writer) return base::fail(std::move(writer.error()));
    plan.writer = *std::move(writer);
    if (plan.goesOn) {
        plan.work->goOn(plan.kept.flicker);
    } else {
        const bool resumable = isResumable(request, plan.preset);
        plan.work->begin(resumable ? workRecord(request, plan, *plan.planned) : nullptr);
    }
    return plan;
}

bool isSequence(media::Preset preset) {
    return preset == media::Preset::PngSequence || preset == media::Preset::TiffSequence ||
           preset == media::Preset::DpxSequence;
}

fs::path sidecarPath(const fs::path& output, media::Preset preset) {
    return filmOrFolder(output, preset).string() + ".kinechrome.json";
}

}  // namespace kinechrome::pipeline
