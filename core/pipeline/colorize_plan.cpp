// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/pipeline/colorize_plan.h"

#include <algorithm>
#include <system_error>
#include <utility>

#include <fmt/format.h>

#include "core/color/luma_lock.h"
#include "core/nn/model_library.h"
#include "core/pipeline/debug_overlay.h"
#include "core/pipeline/pausable_feed.h"
#include "core/pipeline/source_observer.h"

namespace kinechrome::pipeline {

namespace {

namespace fs = std::filesystem;

// Warnings must come before work starts, so they look at the beginning only; `inspect` sees all.
constexpr std::int64_t sampleFrames = 24;

std::vector<std::string> sampleWarnings(const ColorizeRequest& request,
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
    if (!feed) return {};
    SourceObserver observer((*feed)->info().video);
    while (observer.frames() < sampleFrames) {
        const auto frame = (*feed)->next(stop);
        if (!frame || !frame->has_value()) break;
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
    if (const auto span = plan.feed->span()) {
        writer.firstFrame = request.range->first;
        writer.firstPts = span->firstPts;
        writer.endPts = span->endPts;
    }
    writer.overwrite = request.overwrite;
    writer.strictStreams = request.strictStreams;
    writer.threads = request.threads;
    if (plan.colorizer && request.disclosure) {
        writer.metadata = disclosure(request, plan.colorizer->info());
    }
    return writer;
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
    auto writing = media::planWriter(writerRequest(request, plan));
    if (!writing) return base::fail(std::move(writing.error()));
    plan.writing = *std::move(writing);
    plan.warnings = sampleWarnings(request, stop);
    return plan;
}

base::Result<ExportPlan> prepareExport(const ColorizeRequest& request,
                                       const std::stop_token& stop) {
    auto prepared = prepareSource(request, stop);
    if (!prepared) return prepared;
    ExportPlan plan = *std::move(prepared);
    if (request.settings.model != identityModel) {
        auto colorizer = openColorizer(request.settings.model, {request.device, request.threads},
                                       request.colorizerFactory);
        if (!colorizer) return base::fail(std::move(colorizer.error()));
        plan.colorizer = *std::move(colorizer);
        const auto& model = plan.colorizer->info();
        auto shown = checkOverlay(request.overlay, request.settings, model);
        if (!shown) return base::fail(std::move(shown.error()));
    }
    auto planned = PlannedColor::make(request, plan.colorizer.get(), stop);
    if (!planned) return base::fail(std::move(planned.error()));
    plan.planned = *std::move(planned);
    auto writer = media::MediaWriter::open(writerRequest(request, plan));
    if (!writer) return base::fail(std::move(writer.error()));
    plan.writer = *std::move(writer);
    // Nothing resumes yet: what a killed run left behind is of no use to this one.
    std::error_code ignored;
    fs::remove_all(fs::path(request.output.string() + ".kinechrome-work"), ignored);
    return plan;
}

bool isSequence(media::Preset preset) {
    return preset == media::Preset::PngSequence || preset == media::Preset::TiffSequence ||
           preset == media::Preset::DpxSequence;
}

fs::path sidecarPath(const fs::path& output, media::Preset preset) {
    const fs::path base = isSequence(preset) ? fs::absolute(output).parent_path() : output;
    return base.string() + ".kinechrome.json";
}

}  // namespace kinechrome::pipeline
